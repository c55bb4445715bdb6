import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What became of asking the websites that courses link to."""

    initial = True

    dependencies = [
        ("outline", "0004_decorative_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutsideAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=2000, unique=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("fine", "there"),
                            ("closed", "there, but closed to us"),
                            ("gone", "not there any more"),
                            ("faulty", "the website reports an error"),
                            ("silent", "no website answers"),
                            ("unsafe", "its certificate is not valid"),
                            ("endless", "it leads on and on"),
                            ("inside", "it leads into a network that is not public"),
                        ],
                        max_length=8,
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("checked_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "course",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_check",
                        to="outline.course",
                    ),
                ),
            ],
        ),
    ]
