"""The catalogue pages by key: a page of a long list costs little more than one of a short list."""

import pytest
from django.test import Client

from tests.bench.measuring import Comparison, seconds_of
from tests.factories.outline import CourseFactory

FEW, MANY = 20, 2000


def look() -> None:
    """Open the first page as a visitor."""
    assert Client().get("/kurse/").status_code == 200


@pytest.mark.django_db
def test_a_page_of_many_courses() -> None:
    CourseFactory.create_batch(FEW)
    little = seconds_of(look)
    CourseFactory.create_batch(MANY - FEW)
    much = seconds_of(look)
    Comparison(f"catalogue with {FEW} and {MANY} courses", little, much, at_most=4).confirm()
