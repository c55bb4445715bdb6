"""The pages through their HTML doors: for visitors, and for who edits them."""

import re

import pytest
from django.test import Client

from lms.accounts.models import Address, User
from lms.pages import services
from lms.pages.kinds import Kind, TextKey
from tests.factories.accounts import UserFactory
from tests.factories.pages import PageTextFactory, PageVersionFactory

pytestmark = pytest.mark.django_db
IMPRINT = TextKey(Kind.IMPRINT, "de")
PRIVACY = TextKey(Kind.PRIVACY, "de")
EDITOR = "/seiten/impressum/de/"
LEGAL = ("/impressum/", "/datenschutz/", "/barrierefreiheit/")


@pytest.mark.parametrize("path", ["/", "/konto/anmelden/", "/kurse/", *LEGAL])
def test_every_page_leads_to_the_legal_pages(client: Client, path: str) -> None:
    footer = client.get(path).content.decode().partition("<footer")[2]
    for address in LEGAL:
        assert f'href="{address}"' in footer
    assert f'href="/barriere-melden/?seite={path}"' in footer


def test_error_pages_lead_there_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(UserFactory())
    missing = client.get("/nirgends/")
    assert missing.status_code == 404
    assert 'href="/barrierefreiheit/"' in missing.content.decode()

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("lms.pages.selectors.shown_page", fail)
    client.raise_request_exception = False
    broken = client.get("/impressum/")
    assert broken.status_code == 500
    assert 'href="/barriere-melden/"' in broken.content.decode()


def test_pupils_find_the_same_at_the_foot(client: Client) -> None:
    client.force_login(UserFactory(address=Address.INFORMAL))
    assert 'href="/impressum/"' in client.get("/").content.decode()


@pytest.mark.parametrize("path", LEGAL)
@pytest.mark.parametrize("language", ["de", "en"])
def test_visitors_read_a_decent_page(client: Client, path: str, language: str) -> None:
    html = client.get(path, headers={"Accept-Language": language}).content.decode()
    assert "[[" not in html
    assert ("wird noch ergänzt" if language == "de" else "will follow") in html
    assert "Lücken" not in html


def test_editors_are_told_of_blanks(staff: Client) -> None:
    html = staff.get("/impressum/").content.decode()
    assert re.search(r"\d+ Lücken sind noch zu füllen", html)
    assert "mitgelieferte Text" in html
    assert f'href="{EDITOR}"' in html


def test_the_page_says_since_when_it_holds(client: Client, editor: User) -> None:
    services.publish_page(actor=editor, key=IMPRINT, source="## Wir", revision=0)
    html = client.get("/impressum/").content.decode()
    assert "Stand: " in html
    assert "Frühere Fassungen" not in html
    assert "Katrin" not in html


def test_everybody_may_compare_privacy_notices(client: Client, editor: User) -> None:
    for revision, words in enumerate(("Wir speichern alles.", "Wir speichern nichts.")):
        services.publish_page(actor=editor, key=PRIVACY, source=words, revision=revision)

    assert "/datenschutz/fassungen/" in client.get("/datenschutz/").content.decode()
    assert "Fassung 1 vom" in client.get("/datenschutz/fassungen/").content.decode()
    assert "speichern alles" in client.get("/datenschutz/fassungen/1/").content.decode()
    html = client.get("/datenschutz/vergleich/?alt=1&neu=2").content.decode()
    assert re.search(r"<del>.*gestrichen:.*alles.*</del>", html)
    assert re.search(r"<ins>.*neu:.*nichts.*</ins>", html)
    for wrong in ("alt=1&neu=9", "alt=x", "", "alt=²&neu=1"):
        answer = client.get(f"/datenschutz/vergleich/?{wrong}")
        assert answer["Location"].startswith("/konto/anmelden/")


def test_a_preview_keeps_nothing(staff: Client) -> None:
    html = staff.post(
        EDITOR, {"source": "## Neu [[Name]]", "revision": 0, "preview": "1"}
    ).content.decode()
    assert "→ Name" in html
    assert "1 Lücke ist noch zu füllen." in html
    assert "Neu" not in staff.get("/impressum/").content.decode().partition("<main")[2]


def test_drafting_and_publishing(staff: Client) -> None:
    kept = staff.post(EDITOR, {"source": "Entwurf", "revision": 0, "draft": "1"}, follow=True)
    assert "Der Entwurf ist gespeichert." in kept.content.decode()
    assert "Katrin Vogt" in kept.content.decode()

    staff.post(EDITOR, {"source": "Fertig", "revision": 1, "publish": "1", "note": "Neue Nummer"})

    assert "<p>Fertig</p>" in staff.get("/impressum/").content.decode()
    assert "Neue Nummer" in staff.get(f"{EDITOR}fassungen/").content.decode()


def test_two_who_write_at_once_see_both_texts(staff: Client, editor: User) -> None:
    services.save_draft(actor=editor, key=IMPRINT, source="Ihre Zeile", revision=0)

    answer = staff.post(EDITOR, {"source": "Meine Zeile", "revision": 0, "publish": "1"})

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Ihre Zeile" in html
    assert re.search(r"<textarea[^>]*>\s*Meine Zeile</textarea>", html)
    assert 'name="revision" value="1"' in html
    assert (
        staff.post(EDITOR, {"source": "Meine Zeile", "revision": 1, "publish": "1"}).status_code
        == 302
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"source": "[x](javascript:y)", "publish": "1"}, "Zeile 1"),
        ({"source": " ", "draft": "1"}, "leere Seite"),
        ({"source": "a", "note": "x" * 201, "publish": "1"}, "200"),
    ],
)
def test_what_cannot_be_kept_comes_back(
    staff: Client, values: dict[str, str], sentence: str
) -> None:
    answer = staff.post(EDITOR, {"revision": 0, **values})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_live_check_answers_with_a_part_of_the_page(staff: Client) -> None:
    html = staff.post(f"{EDITOR}pruefen/", {"source": "[x](nirgends)"}).content.decode()
    assert html.lstrip().startswith("<section")
    assert "Zeile 1: Eine Seite „nirgends“ gibt es nicht." in html


def test_an_old_version_is_brought_back(staff: Client, editor: User) -> None:
    for revision, words in enumerate(("Alt", "Neu")):
        services.publish_page(actor=editor, key=IMPRINT, source=words, revision=revision)

    page = staff.get(f"{EDITOR}fassungen/1/").content.decode()
    assert "Fassung 1 zurückholen" in page
    staff.post(f"{EDITOR}fassungen/1/", {"revision": 2})

    assert "<p>Alt</p>" in staff.get("/impressum/").content.decode()
    assert "Zurückgeholt aus Fassung 1" in staff.get(f"{EDITOR}fassungen/").content.decode()
    assert staff.post(f"{EDITOR}fassungen/2/", {"revision": 2}).status_code == 409


def test_a_draft_is_discarded(staff: Client, editor: User) -> None:
    services.save_draft(actor=editor, key=IMPRINT, source="Weg damit", revision=0)
    staff.post(f"{EDITOR}verwerfen/", {"revision": 1})
    assert "Weg damit" not in staff.get(EDITOR).content.decode()


def test_many_versions_page_on(staff: Client) -> None:
    text = PageTextFactory()
    for number in range(30):
        PageVersionFactory(text=text, number=number + 1)
    first = staff.get(f"{EDITOR}fassungen/").content.decode()
    assert first.count("<li class") >= 25
    key = re.search(r'href="\?ab=([^"]+)"', first)
    assert key
    rest = staff.get(f"{EDITOR}fassungen/?ab={key[1]}").content.decode()
    assert "Fassung 5 vom" in rest
    assert "Fassung 6 vom" not in rest
