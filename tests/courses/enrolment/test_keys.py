"""Keys: how they count, how they are kept, how many may be tried."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.enrolment import tries
from courses.enrolment.keys import SHORTEST, hash_key, key_fits, normalised, suggest_key
from courses.enrolment.services import KeyChange
from courses.enrolment.vocabulary import Became
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput
from tests.courses.enrolment.conftest import Door
from tests.factories.accounts import UserFactory


@given(st.text(min_size=1))
def test_a_key_fits_itself_and_only_in_its_course(key: str) -> None:
    kept = hash_key(key, course="one")
    assert key_fits(f" {key} ", course="one", key_hash=kept)
    assert not key_fits(key, course="other", key_hash=kept)


def test_nothing_fits_where_no_key_is_set() -> None:
    assert not key_fits("", course="one", key_hash="")


def test_a_suggested_key_is_long_enough_to_be_taken() -> None:
    assert len(normalised(suggest_key())) >= SHORTEST
    assert suggest_key() != suggest_key()


@pytest.mark.django_db
def test_the_database_does_not_hold_the_key(door: Door) -> None:
    entry = door.arrange("key", key_change=KeyChange("Tafelbild 7"))
    assert "tafelbild" not in str(vars(entry)).casefold()


@pytest.mark.django_db
def test_the_key_lets_in_however_it_is_typed(door: Door) -> None:
    door.arrange("key", key_change=KeyChange("Tafelbild 7"))
    assert door.knock(key="  tafelbild  7 ").became is Became.ENROLLED


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "says"), [("", "Bitte schreiben Sie"), ("nope", "passt nicht")])
def test_a_wrong_key_is_refused_at_its_field(door: Door, key: str, says: str) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    refusal = door.knock(key=key).refusal
    assert isinstance(refusal, InvalidInput)
    assert (refusal.code, list(refusal.fields)) == ("wrong_key", ["key"])
    assert says in refusal.fields["key"]


@pytest.mark.django_db
def test_after_five_wrong_keys_even_the_right_one_waits_and_others_do_not(door: Door) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    learner = UserFactory.create()
    for _ in range(tries.MOST):
        door.knock(learner, key="guessed")

    refusal = door.knock(learner, key="tafelbild").refusal

    assert refusal is not None
    assert refusal.code == "too_many_keys"
    assert door.knock(key="tafelbild").became is Became.ENROLLED


@pytest.mark.django_db
def test_an_empty_field_is_no_try(door: Door) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    learner = UserFactory.create()
    for _ in range(tries.MOST):
        door.knock(learner)
    assert door.knock(learner, key="tafelbild").became is Became.ENROLLED


@pytest.mark.django_db
def test_a_changed_key_ends_the_old_one(door: Door) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    door.arrange("key", key_change=KeyChange("kreide 22"))
    assert door.knock(key="tafelbild").became is Became.REFUSED
    assert door.knock(key="kreide 22").became is Became.ENROLLED


@pytest.mark.django_db
def test_other_settings_leave_the_key_alone_and_another_way_forgets_it(door: Door) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    door.arrange("key", capacity=30)
    assert door.knock(key="tafelbild").became is Became.ENROLLED

    door.arrange("open")
    assert door.arrange("key").key_hash == ""


@pytest.mark.django_db
def test_an_expired_key_opens_nothing_until_it_is_prolonged(door: Door) -> None:
    hour = datetime.timedelta(hours=1)
    door.arrange("key", key_change=KeyChange("tafelbild", expires_at=now() - hour))
    refusal = door.knock(key="tafelbild").refusal
    assert refusal is not None
    assert refusal.code == "no_key_now"

    door.arrange("key", key_change=KeyChange(expires_at=now() + hour))
    assert door.knock(key="tafelbild").became is Became.ENROLLED


@pytest.mark.django_db
def test_a_short_key_is_not_taken(door: Door) -> None:
    with pytest.raises(InvalidInput) as refused:
        door.arrange("key", key_change=KeyChange("kurz "))
    assert list(refused.value.fields) == ["key"]
