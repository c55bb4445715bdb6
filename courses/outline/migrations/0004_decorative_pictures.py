from django.db import migrations, models


class Migration(migrations.Migration):
    """A picture may be decorative, if somebody says so."""

    dependencies = [("outline", "0003_release_and_bin")]

    operations = [
        migrations.AddField(
            model_name="coursefile",
            name="decorative",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="coursefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("decorative", False), ("alt", ""), _connector="OR"),
                name="a_decorative_picture_is_not_described",
            ),
        ),
    ]
