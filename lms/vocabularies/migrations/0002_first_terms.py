"""Load the vocabularies that come with the platform.

Later changes of the files in `data` reach an installation by `manage.py update_vocabularies`.
"""

import json
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

DATA = Path(__file__).resolve().parent.parent / "data"


def load(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every file of format 1."""
    for path in sorted(DATA.glob("*.json")):
        source = json.loads(path.read_text("utf-8"))
        vocabulary = apps.get_model("vocabularies", "Vocabulary").objects.create(
            key=source["key"],
            label_de=source["de"],
            label_en=source["en"],
            version=source["version"],
            source=source["source"],
            licence=source["licence"],
            accessed=source["accessed"],
            doubtful=source["doubtful"],
        )
        rows: list[Any] = []
        add_terms(apps, rows, source["terms"], vocabulary=vocabulary, parent=None)


def add_terms(
    apps: Apps, rows: list[Any], terms: list[Any], *, vocabulary: Any, parent: Any
) -> None:
    """Create `terms` and those below them; `rows` collects all of the vocabulary, to count them."""
    for term in terms:
        row = apps.get_model("vocabularies", "Term").objects.create(
            vocabulary=vocabulary,
            key=term["key"],
            label_de=term["de"],
            label_en=term["en"],
            parent=parent,
            position=len(rows) + 1,
            facts=term.get("facts", {}),
        )
        rows.append(row)
        add_terms(apps, rows, term.get("terms", []), vocabulary=vocabulary, parent=row)


def unload(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Nothing is tagged any more when this runs: the rooms above have been taken back before."""
    terms = apps.get_model("vocabularies", "Term").objects
    terms.update(parent=None)
    terms.all().delete()
    apps.get_model("vocabularies", "Vocabulary").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("vocabularies", "0001_initial")]

    operations = [migrations.RunPython(load, unload)]
