"""Hundreds of texts that want to be more than text, in a browser: under our policy, and without it.

Without the policy, what the renderer and the sanitiser made has to hold alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Dialog, Page
from pytest_django.live_server_helper import LiveServer

from courses.enrolment.services import enrol_learner
from courses.outline.models import Course
from lms.accounts.models import User
from lms.markup.document import ImageSource, LinkTarget
from lms.markup.rendering import render
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory
from tests.hostile.payloads import payloads

PER_PAGE = 25
WATCH = """
window.ran = [];
window.broken = number => { window.ran.push(number); };
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = () => window.ran.push(name);
"""
TEASE = """
for (const element of document.querySelectorAll('.unit-page__content *')) {
  for (const name of ['error', 'load', 'focus', 'mouseover', 'pointerenter', 'toggle', 'cut', 'copy',
                      'animationstart', 'beginEvent', 'scrollend', 'wheel', 'keydown'])
    element.dispatchEvent(new Event(name));
}
"""
LANDMARKS = """() => Object.fromEntries(
  ['html', 'head', 'body', 'main', '#main', 'header', 'footer', 'nav', 'aside', 'article', 'h1', 'title',
   'script', 'style', 'link', 'meta', 'base', 'form', 'dialog']
  .map(name => [name, document.querySelectorAll(name).length]))"""
FAULTS = """() => {
  const content = document.querySelector('.unit-page__content > .prose'), faults = [];
  const forbidden = 'script,style,link,meta,base,iframe,frame,object,embed,applet,form,input,button,'
    + 'select,textarea,svg,template,noscript,video,audio,dialog,title,body,main,nav,article,h1';
  for (const box of content.children) {
    if (box.className !== 'payload') faults.push('outside of its box: ' + box.outerHTML.slice(0, 200));
    const prefix = 'text' + box.dataset.number + '-';
    for (const element of box.querySelectorAll('*')) {
      if (element.matches(forbidden)) faults.push('an element: ' + element.outerHTML.slice(0, 200));
      for (const {name, value} of element.attributes) {
        if (/^on|^style$|^srcdoc$|^formaction$|^background$|^name$|:/.test(name))
          faults.push(`an attribute: ${name}=${value}`);
        if (name === 'id' && !value.startsWith(prefix)) faults.push('an id: ' + value);
        if (/^(href|src)$/.test(name)) {
          const address = new URL(value, document.baseURI);
          const allowed = name === 'src' ? [] : ['http:', 'https:', 'mailto:', 'tel:'];
          if (address.origin !== location.origin && !allowed.includes(address.protocol))
            faults.push(`an address: ${name}=${value}`);
        }
      }
    }
  }
  return faults;
}"""


@pytest.fixture
def learner(db: None) -> User:
    """Somebody who opens the texts."""
    return UserFactory()


@pytest.fixture
def course(learner: User, transactional_db: None) -> Course:
    """A course with the payloads, so many to a unit, and a harmless unit."""
    course: Course = CourseFactory(slug="fallen")
    section = SectionFactory(course=course)
    ReadingFactory(unit=UnitFactory(section=section, key="harmlos"))
    for number, batch in enumerate(_batches()):
        unit = UnitFactory(section=section, key=f"falle-{number}")
        ReadingFactory(unit=unit, html="".join(_box(place, text) for place, text in batch))
    enrol_learner(actor=learner, course=course)
    return course


def _batches() -> list[Sequence[tuple[int, str]]]:
    numbered = list(enumerate(payloads()))
    return [numbered[start : start + PER_PAGE] for start in range(0, len(numbered), PER_PAGE)]


def _box(number: int, source: str) -> str:
    """The text as the platform renders it, in a box that it should not get out of."""
    html = render(
        source,
        resolve_image=lambda path: ImageSource("/static/ui/favicon.svg", width=1, height=1),
        resolve_link=lambda target: LinkTarget("/kurse/", media_type="text/html"),
        id_prefix=f"text{number}",
    ).html
    return f'<div class="payload" data-number="{number}">{html}</div>'


@pytest.fixture
def contexts(
    browser: Browser, live_server: LiveServer, course: Course, learner: User
) -> Iterator[Any]:
    """Opens browsers in which the learner has signed in."""
    opened: list[BrowserContext] = []
    client = Client()
    client.force_login(learner)

    def open_context(*, without_policy: bool) -> BrowserContext:
        context = browser.new_context(base_url=live_server.url, bypass_csp=without_policy)
        context.add_cookies(
            [
                {
                    "name": "lernhub_session",
                    "value": client.cookies["lernhub_session"].value,
                    "url": live_server.url,
                }
            ]
        )
        context.add_init_script(WATCH)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


def visit(page: Page, key: str) -> None:
    page.goto(f"/kurse/fallen/lernen/{key}/", wait_until="load")


def test_there_are_more_than_five_hundred() -> None:
    assert len(payloads()) >= 500


@pytest.mark.parametrize("without_policy", [False, True], ids=["policy", "sanitiser alone"])
def test_no_text_runs_reaches_out_or_breaks_out(contexts: Any, *, without_policy: bool) -> None:
    page = contexts(without_policy=without_policy).new_page()
    dialogs: list[str] = []
    foreign: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    visit(page, "harmlos")
    own = page.evaluate("location.origin")
    page.on("request", lambda r: None if r.url.startswith(own) else foreign.append(r.url))
    landmarks = page.evaluate(LANDMARKS)
    faults: list[str] = []
    for number, batch in enumerate(_batches()):
        key = f"falle-{number}"
        visit(page, key)
        page.evaluate(TEASE)
        faults += page.evaluate(FAULTS)
        faults += [f"{key} ran {found}" for found in page.evaluate("window.ran")]
        assert page.locator(".unit-page__content > .prose > .payload").count() == len(batch), key
        assert page.evaluate(LANDMARKS) == landmarks, key
        assert page.url == f"{own}/kurse/fallen/lernen/{key}/"
    assert not faults, "\n".join(faults)
    assert not dialogs
    assert not foreign


def test_this_browser_would_notice(contexts: Any, course: Course) -> None:
    """Without renderer and sanitiser the same texts do run: the traps are live."""
    for number, batch in enumerate(_batches()):
        unit = course.units.get(key=f"falle-{number}")
        unit.reading.html = "".join(f'<div class="payload">{text}</div>' for _, text in batch)
        unit.reading.save()
    page = contexts(without_policy=True).new_page()
    page.route("**/trap.invalid/**", lambda route: route.abort())
    ran: set[object] = set()
    for number in range(5, 12):
        visit(page, f"falle-{number}")
        ran |= set(page.evaluate("window.ran || []"))
    assert len(ran) > 10
