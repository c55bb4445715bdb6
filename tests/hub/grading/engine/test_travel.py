"""Values leave the learner's process as plain data and arrive as what they were."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.grading.engine.inside import travel
from hub.grading.engine.sandbox import Sandbox
from tests.hub.grading.engine.grading import graded
from tests.hub.grading.engine.notebooks import checked, notebook, solution

KEYS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
PLAIN = st.recursive(
    KEYS | st.floats(allow_nan=False) | st.complex_numbers(allow_nan=False) | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.frozensets(KEYS, max_size=3)
    ),
    max_leaves=8,
)


@given(PLAIN)
@settings(max_examples=60, deadline=None)
def test_plain_values_arrive_as_they_left(value: Any) -> None:
    arrived = travel.unpacked(json.loads(json.dumps(travel.packed(value))))
    assert arrived == value
    assert type(arrived) is type(value)


def test_what_is_no_number_arrives_as_none() -> None:
    assert math.isnan(travel.unpacked(travel.packed(math.nan)))


@given(st.recursive(KEYS | st.floats(), lambda each: st.lists(each, max_size=3), max_leaves=9))
@settings(max_examples=60, deadline=None)
def test_whatever_comes_is_plain_or_refused(value: Any) -> None:
    try:
        arrived = travel.unpacked(value)
    except travel.CannotTravel:
        return
    assert type(arrived).__module__ == "builtins"


@pytest.mark.parametrize("value", [object(), len, type("Own", (), {})(), open, iter(()), lambda: 1])
def test_things_that_act_stay_where_they_are(value: Any) -> None:
    with pytest.raises(travel.CannotTravel):
        travel.packed(value)


def test_arrays_frames_and_dates_of_learners_are_compared(sandbox: Sandbox) -> None:
    answer = """
import datetime
import numpy as np
import pandas as pd
grid = np.arange(6).reshape(2, 3)
mean = grid.mean()
frame = pd.DataFrame({"Schule": ["A", "B"], "Geräte": [3, 4], "Anteil": [0.5, np.nan]})
counts = frame["Geräte"]
names = frame.columns
days = pd.date_range("2026-01-01", periods=2).to_numpy()
day = datetime.date(2026, 1, 1)
objects = np.array(["a", None], dtype=object)
"""
    tests = """import numpy as np, pandas as pd
assert grid == np.array([[0, 1, 2], [3, 4, 5]])
assert mean == 2.5
assert grid.shape == (2, 3)
np.testing.assert_allclose(grid * 2, [[0, 2, 4], [6, 8, 10]])
assert frame == pd.DataFrame({"Schule": ["A", "B"], "Geräte": [3, 4], "Anteil": [0.5, np.nan]})
pd.testing.assert_series_equal(counts, pd.Series([3, 4], name="Geräte"))
assert list(names) == ["Schule", "Geräte", "Anteil"]
assert frame["Geräte"].sum() == 7
assert days[0] == np.datetime64("2026-01-01")
assert day == "2026-01-01"
assert list(objects) == ["a", None]
"""
    wrong = "### BEGIN HIDDEN TESTS\nassert grid == np.zeros((2, 3))\n### END HIDDEN TESTS"
    author = notebook(solution("s", answer), checked("t", tests), checked("w", wrong, points=2))
    result = graded(author, author, Sandbox(sandbox.python))
    failed = [verdict for cell in result.cells for verdict in cell.verdicts if not verdict.passed]
    assert [(verdict.shown, verdict.because) for verdict in failed] == [
        ("assert grid == np.zeros((2, 3))", "unequal")
    ]
    assert result.points == 1
