"""Types, levels and places become keys of vocabularies. Types and levels were spelt so already."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_places_by_key(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Salzgitter-Lesse becomes "sz-lesse"; what no list knows stays as it was typed."""
    for key, label in places(apps):
        apps.get_model("schools", "School").objects.filter(place=label).update(place=key)


def name_places_by_label(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Back to the words."""
    for key, label in places(apps):
        apps.get_model("schools", "School").objects.filter(place=key).update(place=label)


def places(apps: Apps) -> list[tuple[str, str]]:
    """Key and German label of each place."""
    terms = apps.get_model("vocabularies", "Term").objects.filter(vocabulary__key="places")
    return list(terms.values_list("key", "label_de"))


class Migration(migrations.Migration):
    dependencies = [
        ("schools", "0001_initial"),
        ("vocabularies", "0002_first_terms"),
    ]

    operations = [
        migrations.AlterField(
            model_name="school",
            name="school_type",
            field=models.CharField(max_length=60, verbose_name="type"),
        ),
        migrations.RunPython(name_places_by_key, name_places_by_label),
    ]
