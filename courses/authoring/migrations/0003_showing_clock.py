from django.db import migrations, models


class Migration(migrations.Migration):
    """Units that open or go by the clock are told of."""

    dependencies = [
        ("authoring", "0002_change_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShowingClock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("told_until", models.DateTimeField()),
            ],
        ),
    ]
