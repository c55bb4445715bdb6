"""What is done inside an installation, in a process of its own."""

FILL = """
import io
from lms.files.services import store_file
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory
from courses.outline.models import CourseFile
from courses.enrolment.services import enrol_learner
for number in range(5):
    course = CourseFactory(title=f"Größe {number}")
    ReadingFactory(unit=UnitFactory(section=SectionFactory(course=course)))
    content = io.BytesIO(f"an die Tafel {number}\\n".encode() * 40000)
    stored = store_file(content=content, name="tafel.txt")
    CourseFile.objects.create(course=course, path="tafel.txt", stored_file=stored)
    person = UserFactory(display_name=f"Jörg Weiß {number}", password=None)
    enrol_learner(actor=person, course=course)
from courses.editor.models import UnitDraft
from tests.factories.h5p import h5p_unit
unit = h5p_unit()
UnitDraft.objects.create(unit=unit, text="Noch nicht fertig", revision=1, has_changes=True)
"""
"""Courses with files, learners, a draft and an interactive content."""

WRITE = """
import io, sys
from django.db import transaction
from lms.accounts.models import User
from lms.files.services import store_file
from lms.kernel.models import Heartbeat
number = 0
while True:
    with transaction.atomic():
        User.objects.create(username=f"both-{number}")
        Heartbeat.objects.create(name=f"both-{number}", at="2026-01-01T00:00:00Z")
    store_file(content=io.BytesIO(f"Zeile {number}\\n".encode() * 50), name="zeile.txt")
    number += 1
    print(number, flush=True)
"""
"""A person and her heartbeat always come together; then a file."""

CONTENTS = """
import hashlib, json, pathlib, sys
from django.conf import settings
from django.db import connection
tables = {}
with connection.cursor() as cursor:
    for name in connection.introspection.table_names():
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        tables[name] = sorted(repr(row) for row in cursor.fetchall())
media = pathlib.Path(settings.MEDIA_ROOT)
files = {
    path.relative_to(media).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
    for path in media.rglob("*") if path.is_file() and not path.name.startswith(".")
}
key = pathlib.Path(settings.LERNHUB_DATA) / "secret-key"
h5p = pathlib.Path(settings.LERNHUB_H5P_ROOT)
shelf = sorted(path.relative_to(h5p).as_posix() for path in h5p.rglob("*") if path.is_file())
whole = {"tables": tables, "files": files, "shelf": shelf, "key": key.read_text()}
print(json.dumps(whole))
"""
"""Every row of every table, and the hash of every file."""
