"""An installation of the release before this one is upgraded: nothing is lost, and its pages answer.

`before-0.1/` holds the sample as it was on the day before this release's migrations began. How the next
release is kept is told in deploy/UPGRADE.md.
"""

import contextlib
import gzip
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.installations import SERVER, Installation, connected, new_installation

RELEASE = Path(__file__).parent / "before-0.1"
KIND = "postgresql" if SERVER else "sqlite"
KEPT = (
    "accounts_user",
    "enrolment_enrolment",
    "files_storedfile",
    "learning_unitprogress",
    "outline_course",
    "outline_unit",
    "reading_reading",
    "schools_membership",
    "vocabularies_term",
)
ROWS = """
import json, sys
from django.db import connection
found = {}
with connection.cursor() as cursor:
    for table in sys.argv[1:]:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        names = [column[0] for column in cursor.description]
        found[table] = {str(row[names.index("id")] if "id" in names else row[0]):
                        dict(zip(names, map(repr, row))) for row in cursor.fetchall()}
print(json.dumps(found))
"""
"""Every row by its key, column by column."""
PAGES = """
import json
from django.test import Client
from django.test.utils import override_settings
from courses.outline.models import Course
from lms.accounts.models import User
found = {}
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
override_settings(STORAGES={"default": plain, "staticfiles": plain}).enable()
for name in ("", "meryem.kaya", "svenja.oltmanns", "biber12", "katrin.behrens"):
    client = Client(HTTP_HOST="localhost")
    if name:
        client.force_login(User.objects.get(username=name),
                           backend="lms.accounts.backends.SignInBackend")
    paths = ["/", "/kurse/", "/api/v1/courses/"]
    for course in Course.objects.filter(visibility="public"):
        paths.append(f"/kurse/{course.slug}/")
    if name == "meryem.kaya":
        paths += ["/konto/profil/", "/kurse/unterricht-mit-digitalen-medien-planen/lernen/vier-fragen/"]
    if name == "svenja.oltmanns":
        paths += ["/kurse/unterricht-mit-digitalen-medien-planen/teilnehmende/"]
    for path in paths:
        found[f"{name} {path}"] = client.get(path).status_code
print(json.dumps(found))
"""


def load(installation: Installation) -> None:
    """Put the release's database where the installation looks for it."""
    text = gzip.decompress((RELEASE / f"{KIND}.sql.gz").read_bytes()).decode()
    if not installation.database_url:
        path = installation.data / "lernhub.sqlite3"
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.executescript(text)
        return
    with connected(installation.database_url) as connection:
        connection.execute(text.encode())


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Of the release before this one."""
    with new_installation(tmp_path_factory.mktemp("old")) as installation:
        load(installation)
        yield installation


def rows(installation: Installation) -> dict[str, dict[str, dict[str, str]]]:
    """What must be kept."""
    found: dict[str, dict[str, dict[str, str]]] = json.loads(installation.python(ROWS, *KEPT))
    return found


def test_an_upgrade_keeps_every_row_and_the_pages_answer(old: Installation) -> None:
    before = rows(old)
    assert all(before.values()), "the release's data have something in every table"
    old.manage("migrate", "--verbosity=0")
    old.manage("createcachetable")  # as deploy.prepare does at every start
    old.manage("migrate", "--check")
    after = rows(old)
    for table, kept in before.items():
        assert kept.keys() <= after[table].keys(), table
        for key, row in kept.items():
            still = {name: value for name, value in row.items() if name in after[table][key]}
            now = {name: after[table][key][name] for name in still}
            assert now == still, table
    answers = json.loads(old.python(PAGES))
    assert {page: status for page, status in answers.items() if status != 200} == {}
    assert len(answers) > 20


def test_the_kept_data_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in RELEASE.glob("*.sql.gz")}
    assert set(sizes) == {"postgresql.sql.gz", "sqlite.sql.gz"}
    assert max(sizes.values()) <= 200 * 1024
