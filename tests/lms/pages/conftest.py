"""Who edits."""

import pytest
from django.test import Client

from lms.accounts.models import User
from lms.schools.models import CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory


@pytest.fixture
def editor() -> User:
    """Somebody of the centre's staff, with a confirmed address."""
    person: User = UserFactory(display_name="Katrin Vogt", email="vogt@zentrum.test")
    CentreRoleFactory(person=person, role=CentreRoleName.STAFF)
    return person


@pytest.fixture
def staff(editor: User) -> Client:
    """The editor's browser."""
    browser = Client()
    browser.force_login(editor)
    return browser
