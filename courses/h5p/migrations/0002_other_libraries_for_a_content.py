"""A content may be played with other libraries than its package brought; the whole statement gets its name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("h5p", "0001_contents_and_their_libraries"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="content",
            name="one_h5p_content_per_unit_and_package",
        ),
        migrations.AddConstraint(
            model_name="content",
            constraint=models.UniqueConstraint(
                fields=("unit", "package", "set_hash"), name="one_h5p_content_per_package_and_set"
            ),
        ),
        migrations.RenameField(model_name="statement", old_name="body", new_name="statement"),
    ]
