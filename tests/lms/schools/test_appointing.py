"""The first administrator is appointed on the machine itself."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lms.schools.models import CentreRoleName
from lms.schools.selectors import has_centre_role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_somebody_with_an_account_is_appointed_once() -> None:
    person = UserFactory(username="katrin")
    for _ in range(2):
        call_command("appoint_administrator", "Katrin", stdout=StringIO())
    assert has_centre_role(person, CentreRoleName.ADMINISTRATOR)


def test_nobody_is_appointed_who_is_not_known() -> None:
    with pytest.raises(CommandError, match="open an account first"):
        call_command("appoint_administrator", "nobody")
