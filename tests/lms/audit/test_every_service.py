"""Every use case that writes says so to the audit log, and every action has a name in words."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lms.kernel.audit import action_names
from tests.architecture.house import PROJECT, WINGS, files

WRITES = frozenset(
    ("bulk_create", "bulk_update", "create", "delete", "get_or_create", "save", "update_or_create")
)
"""What Django calls writing. `update` counts where it names columns, as querysets do."""

ACTION = re.compile(r"[a-z][a-z0-9_]*\.[a-z_]+")
ACTION_KEYWORD = re.compile(r'record\([^)]*action="([a-z][a-z0-9_]*\.[a-z_]+)"')

WITHOUT_A_LINE = {
    "lms.accounts": {
        "choose_language": "how pages look to oneself",
        "choose_theme": "how pages look to oneself",
    },
    "lms.api": {
        "note_use": "when a token was last used stands at the token",
        "forget_expired_tokens": "housekeeping of the platform",
    },
    "lms.files": {
        "store_file": "nobody's until a service of another room refers to it, which is noted there",
        "make_image_sizes": "derived from the picture",
        "clean_files": "housekeeping; the log says how many",
        "discard_unused": "a part of erasing, which is noted without the person",
    },
    "lms.privacy": {
        "apply_retention": "what went, and how much, stands in a table of its own",
        "erase_account": "noted without the person in a table of its own",
        "forget_again": "each was noted when it was done first",
        "forget_lost": "the archives themselves are not there",
        "prepare_export": "ordering and loading it are noted",
        "remove_expired": "housekeeping; counted by the rules of retention",
        "remove_export": "housekeeping; counted by the rules of retention",
        "remove_unconfirmed": "housekeeping; counted by the rules of retention",
        "repeat_erasures": "each was noted when it was done first",
    },
    "lms.pages": {"take_announcement": "housekeeping of mails"},
    "lms.second_factor": {"reseal_second_factors": "the same secrets under another key"},
    "lms.identity": {
        "pseudonym_of": "a part of signing on, which is noted",
        "introduce": "the set-up did it; programs are no row with a public id",
        "forget_expired": "housekeeping of the platform",
    },
    "lms.sign_ins": {
        "note_seen": "the sign-in itself says when",
        "clear_sign_ins": "housekeeping of the platform",
    },
    "courses.authoring": {
        "clear_deliveries": "housekeeping of the platform",
        "deliver_package": "nothing of the course changes until it is imported, which is noted",
        "import_delivery": "importing the course is noted by the room of packages",
        "tell_passed_moments": "the clock did it; the moments were noted when they were set",
        "write_order": "a part of moving, which is noted",
    },
    "courses.catalogue": {"index_course": "derived from the course"},
    "courses.editor": {
        "clear_presence": "housekeeping of the platform",
        "leave_unit": "who is writing right now",
        "locked_draft": "a part of writing; a text is noted when it is published",
        "note_presence": "who is writing right now",
    },
    "courses.enrolment": {
        "settled_by": "a part of approving, which is noted",
    },
    "courses.h5p": {
        "keep_state": "every step of every learner",
        "new_content": "a part of keeping or moving a content",
        "record_statements": "statements are their own record",
        "rows_of": "a part of keeping a content",
        "save_interactives": "a part of publishing or importing a unit, which is noted",
    },
    "courses.learning": {
        "detach_confirmations": "a part of removing a course, which is noted",
        "record_result": "every answer of every learner; results keep their moment",
    },
    "courses.links": {
        "begin_due_checks": "by the clock; about websites, not about people",
        "check_links": "carries out what was noted when it was asked for",
    },
    "courses.packages": dict.fromkeys(
        (
            *("bring_pairs", "write_files", "write_old_slugs"),
            *("write_structure", "write_tags", "write_team"),
        ),
        "a part of importing a course, which is noted",
    ),
    "courses.questions": {
        "note_answers_read": "reading",
        "take_announcement": "housekeeping of mails",
    },
    "courses.reading": {"save_readings": "a part of importing or editing, which is noted"},
    "hub.notebooks": {
        "note_work": "a learner's own reading, kept beside the work itself",
        "save_notebooks": "a part of importing or editing, which is noted",
    },
    "courses.video": {
        "save_videos": "a part of importing or editing, which is noted",
        "record_watching": "every ten seconds of every learner; the result keeps its moment",
    },
}
"""Services that write and record nothing, each with its reason."""


def called(function: ast.FunctionDef) -> Iterator[str]:
    """The names of what `function` calls, with or without a thing before the dot."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr
                if node.func.attr == "update" and node.keywords:
                    yield "save"


Functions = dict[str, ast.FunctionDef]


def functions_in(*sources: str) -> Functions:
    """The functions of some modules by name."""
    trees = [ast.parse(source) for source in sources]
    return {n.name: n for tree in trees for n in tree.body if isinstance(n, ast.FunctionDef)}


def reached(name: str, functions: Functions) -> set[str]:
    """What a call of `name` calls, through the other services of the room."""
    seen: set[str] = set()
    waiting = {name}
    while waiting:
        found = set(called(functions[waiting.pop()]))
        waiting |= (found & functions.keys()) - seen
        seen |= found
    return seen


def silent_services(functions: Functions) -> set[str]:
    """The public ones that write and don't record."""
    return {
        name
        for name in functions
        if not name.startswith("_")
        and (calls := reached(name, functions)) & WRITES
        and "record" not in calls
    }


def service_files() -> Iterator[Path]:
    """Every module that writes."""
    for path in files(".py", folders=WINGS):
        if path.name == "services.py" or path.parent.name == "services":
            yield path


def services_of_rooms() -> dict[str, Functions]:
    """All services by the dotted name of their room."""
    texts: dict[str, list[str]] = defaultdict(list)
    for path in service_files():
        texts[".".join(path.relative_to(PROJECT).parts[:2])].append(path.read_text("utf-8"))
    return {room: functions_in(*sources) for room, sources in texts.items()}


def silent_everywhere() -> set[tuple[str, str]]:
    """Room and name of every silent service."""
    rooms = services_of_rooms().items()
    return {(room, name) for room, functions in rooms for name in silent_services(functions)}


EXCEPTIONS = {(room, name) for room, names in WITHOUT_A_LINE.items() for name in names}


def test_every_service_that_writes_records_it() -> None:
    silent = silent_everywhere() - EXCEPTIONS
    assert silent == set(), "call kernel.audit.record, or give the reason in WITHOUT_A_LINE"


def test_no_exception_outlives_its_service() -> None:
    assert EXCEPTIONS - silent_everywhere() == set()


def actions_in(functions: Functions) -> Iterator[str]:
    """The actions that are handed to `record`, or to what hands them on."""
    for function in functions.values():
        for node in ast.walk(function):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and (
                name == "record" or (name in functions and "record" in reached(name, functions))
            ):
                for value in (*node.args, *(keyword.value for keyword in node.keywords)):
                    if isinstance(value, ast.Constant) and ACTION.fullmatch(str(value.value)):
                        yield str(value.value)


def recorded_actions() -> set[str]:
    """Every action that our code records."""
    texts = [path.read_text("utf-8") for path in files(".py", folders=("lms",))]
    elsewhere = set(ACTION_KEYWORD.findall("\n".join(texts)))
    return elsewhere | {
        a for functions in services_of_rooms().values() for a in actions_in(functions)
    }


def test_every_action_has_a_name_in_words() -> None:
    nameless = recorded_actions() - action_names().keys()
    assert nameless == set(), "name it in the room's registrations.py (kernel.audit.name_actions)"


def test_no_name_outlives_its_action() -> None:
    assert action_names().keys() - recorded_actions() == set()


def test_the_search_finds_silent_writes_and_trusts_recorded_ones() -> None:
    source = (
        "def silent(*, actor): _write()\n"
        "def _write(): Thing.objects.create()\n"
        "def loud(*, actor):\n    _write()\n    tell(actor)\n"
        "def tell(actor): record(actor=actor)\n"
        "def renamed(*, actor): Thing.objects.filter(pk=1).update(name='x')\n"
        "def reader(): return {}.update(other)\n"
    )
    assert silent_services(functions_in(source)) == {"silent", "renamed"}
