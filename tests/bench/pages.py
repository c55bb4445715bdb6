"""What is measured: the pages that people open most, and what machines ask for in their place."""

from dataclasses import dataclass

from tests.bench.addresses import F0, F1
from tests.bench.clients import Page
from tests.bench.world import BIG, LEARNER, PASSWORD, TRAINER, session_of, token_of

SMALL = "kurs-3"
UNIT = "schritt-3"


@dataclass(frozen=True)
class Measured:
    """A page; those for learners are held to the goals."""

    page: Page
    for_learners: bool = True


def floors() -> tuple[Page, Page]:
    """F0 and F1."""
    return Page("F0", F0), Page("F1", F1, session=session_of(LEARNER))


def pages() -> list[Measured]:
    """Everything, in the order of the table."""
    learner, trainer = session_of(LEARNER), session_of(TRAINER)
    return [
        Measured(Page("home (visitor)", "/")),
        Measured(Page("catalogue (visitor)", "/kurse/")),
        Measured(Page("catalogue", "/kurse/", learner)),
        Measured(Page("catalogue, searched", "/kurse/?q=quellen", learner)),
        Measured(Page("course", f"/kurse/{BIG}/", learner)),
        Measured(Page("unit", f"/kurse/{BIG}/lernen/{UNIT}/", learner)),
        Measured(Page("dashboard", "/", learner)),
        Measured(Page("roster", f"/kurse/{BIG}/teilnehmende/", trainer), for_learners=False),
        Measured(Page("sign-in, the form", "/konto/anmelden/")),
        Measured(Page("API: who I am", "/api/v1/me/", learner)),
        Measured(Page("API: who I am, by token", "/api/v1/me/", token=token_of(LEARNER))),
        Measured(Page("API: catalogue (visitor)", "/api/v1/courses/")),
        Measured(Page("API: catalogue", "/api/v1/courses/", learner)),
        Measured(Page("API: catalogue, searched", "/api/v1/courses/?q=quellen", learner)),
        Measured(Page("API: course", f"/api/v1/courses/{BIG}/", learner)),
        Measured(Page("API: outline", f"/api/v1/courses/{BIG}/outline/", learner)),
        Measured(Page("API: unit", f"/api/v1/courses/{BIG}/units/{UNIT}/", learner)),
        Measured(Page("API: own courses", "/api/v1/me/courses/", learner)),
        Measured(Page("API: standing", f"/api/v1/courses/{BIG}/standing/", learner)),
        Measured(
            Page("API: roster", f"/api/v1/courses/{BIG}/roster/", trainer), for_learners=False
        ),
    ]


def signing_in() -> Page:
    """The form sent with the right password; most of it is the password's hash."""
    return Page(
        "sign-in, sent",
        "/konto/anmelden/",
        form={"login": LEARNER, "password": PASSWORD},
        expected=302,
    )
