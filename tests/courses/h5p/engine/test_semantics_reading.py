"""`semantics.json` read into the model."""

from typing import Any

import pytest

from courses.h5p.engine.findings import PackageRefused, Reason
from courses.h5p.engine.semantics import Field, GroupField, ListField, TextField, walk
from courses.h5p.engine.semantics_reading import read_semantics
from tests.courses.h5p.engine.fields import group, many, read, text


def test_semantics_nested_for_ever_are_refused() -> None:
    field: dict[str, Any] = text()
    for _ in range(70):
        field = group(field, text("other"))
    with pytest.raises(PackageRefused) as caught:
        read(field)
    assert caught.value.findings[0].reason is Reason.BAD_SEMANTICS


@pytest.mark.parametrize(
    "value",
    [
        {},
        "x",
        [3],
        [{}],
        [{"type": 3}],
        [{"name": "s", "type": "select"}],
        [{"name": "l", "type": "list"}],
        [{"name": "g", "type": "group", "fields": {}}],
        [{"name": "l", "type": "library", "options": 3}],
    ],
)
def test_semantics_that_are_none_are_refused(value: Any) -> None:
    with pytest.raises(PackageRefused) as caught:
        read_semantics(value, member="semantics.json")
    assert caught.value.findings[0].reason is Reason.BAD_SEMANTICS


def test_fields_keep_what_forms_need() -> None:
    show = {
        "type": "and",
        "rules": [{"field": "a", "equals": ["x", "y"]}, {"field": "b", "equals": True}],
    }
    field = read(
        text(label="L", importance="high", common=True, optional=True, default="d", showWhen=show)
    )[0]
    assert (field.label, field.importance, field.is_common, field.is_optional) == (
        "L",
        "high",
        True,
        True,
    )
    assert [(c.path, c.values) for c in field.shown_when] == [("a", ("x", "y")), ("b", (True,))]
    assert field.all_conditions


def test_walking_meets_every_field() -> None:
    fields: list[Field] = list(walk(read(group(many(text())), text("b"))))
    assert [type(field) for field in fields] == [GroupField, ListField, TextField, TextField]
