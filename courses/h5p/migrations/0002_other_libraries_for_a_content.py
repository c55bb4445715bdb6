"""A content may be played with other libraries than its package brought; the whole statement gets its name.

On the way back, of several contents of one package in a unit the one that plays stays (else the newest), with
all that learners did in any of them.
"""

from collections.abc import Iterable
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def one_content_of_each_package(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring the contents of one unit and package together."""
    contents = apps.get_model("h5p", "Content").objects
    playing = set(apps.get_model("h5p", "Interactive").objects.values_list("content_id", flat=True))
    groups: dict[tuple[int, int], list[Any]] = {}
    for content in contents.order_by("-pk"):
        groups.setdefault((content.unit_id, content.package_id), []).append(content)
    for group in groups.values():
        group.sort(key=lambda content: content.pk not in playing)
        _bring_together(apps, group[0], group[1:])
    # Rows that wait for their checks would keep PostgreSQL from changing the table.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def _bring_together(apps: StateApps, stays: Any, others: Iterable[Any]) -> None:
    states = apps.get_model("h5p", "SavedState").objects
    for other in others:
        apps.get_model("h5p", "Statement").objects.filter(content=other).update(content=stays)
        for state in states.filter(content=other):
            place = {
                "learner": state.learner_id,
                "sub_content_id": state.sub_content_id,
                "data_type": state.data_type,
            }
            if states.filter(content=stays, saved_at__gte=state.saved_at, **place).exists():
                continue
            states.filter(content=stays, **place).delete()
            state.content = stays
            state.save()
        other.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("h5p", "0001_contents_and_their_libraries"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="content",
            name="one_h5p_content_per_unit_and_package",
        ),
        migrations.RunPython(migrations.RunPython.noop, one_content_of_each_package),
        migrations.AddConstraint(
            model_name="content",
            constraint=models.UniqueConstraint(
                fields=("unit", "package", "set_hash"), name="one_h5p_content_per_package_and_set"
            ),
        ),
        migrations.RenameField(model_name="statement", old_name="body", new_name="statement"),
    ]
