"""Events reach those who subscribed, in the transaction of who publishes."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django_q.models import OrmQ

from lms.kernel import events
from lms.kernel.events import Event, publish, subscribe
from lms.kernel.jobs import enqueue
from lms.kernel.tasks import beat


@dataclass(frozen=True)
class SomethingHappened(Event):
    number: int


@pytest.fixture(autouse=True)
def _forget_handlers() -> Iterator[None]:
    yield
    events._handlers.pop(SomethingHappened, None)


def test_a_handler_subscribed_twice_is_called_once() -> None:
    heard: list[int] = []

    def listen(event: SomethingHappened) -> None:
        heard.append(event.number)

    subscribe(SomethingHappened, listen)
    subscribe(SomethingHappened, listen)
    publish(SomethingHappened(7))

    assert heard == [7]


@transaction.atomic
def _write_and_fail() -> None:
    publish(SomethingHappened(1))
    assert OrmQ.objects.count() == 1
    raise RuntimeError("taken back")


@pytest.mark.django_db(transaction=True)
def test_a_job_vanishes_with_the_transaction_that_asked_for_it() -> None:
    subscribe(SomethingHappened, lambda _event: enqueue(beat))

    with pytest.raises(RuntimeError, match="taken back"):
        _write_and_fail()

    assert OrmQ.objects.count() == 0
