"""What the tests of this room share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages are compared in English, whatever catalogues are compiled."""
    with translation.override("en"):
        yield
