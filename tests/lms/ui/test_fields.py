"""Form fields: label, hint, input and error belong together, for eyes and for screen readers."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from lms.ui.forms import field_errors


class ExampleForm(forms.Form):
    """One field of each sort that our pages use."""

    title = forms.CharField(label="Titel", help_text="Ein Satz genügt.")
    note = forms.CharField(label="Notiz", required=False, widget=forms.Textarea)
    secret = forms.CharField(label="Passwort", widget=forms.PasswordInput)
    level = forms.ChoiceField(label="Stufe", choices=[("a", "A"), ("b", "B")])
    address = forms.ChoiceField(
        label="Anrede", choices=[("f", "Sie"), ("i", "Du")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="Ich bin einverstanden.")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def render(form: forms.Form, name: str) -> str:
    return Template("{% load ui %}{% field field %}").render(Context({"field": form[name]}))


@pytest.fixture
def empty() -> ExampleForm:
    return ExampleForm({})


@pytest.mark.parametrize("name", ["title", "note", "secret", "level"])
def test_an_input_has_its_label(name: str) -> None:
    html = render(ExampleForm(), name)
    assert f'<label for="id_{name}">' in html
    assert f'id="id_{name}"' in html


def test_hint_and_error_are_tied_to_the_input(empty: ExampleForm) -> None:
    html = render(empty, "title")
    assert 'aria-describedby="id_title_hint id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<div class="field__hint" id="id_title_hint">Ein Satz genügt.</div>' in html
    assert 'id="id_title_error"' in html


def test_a_field_without_hint_and_error_is_described_by_nothing() -> None:
    html = render(ExampleForm(), "note")
    assert "aria-describedby" not in html
    assert "aria-invalid" not in html


def test_what_may_stay_empty_says_so() -> None:
    with translation.override("de"):
        assert "(freiwillig)" in render(ExampleForm(), "note")
        assert "(freiwillig)" not in render(ExampleForm(), "title")


def test_a_password_is_never_sent_back() -> None:
    html = render(ExampleForm({"secret": "hunter2"}), "secret")
    assert 'type="password"' in html
    assert "hunter2" not in html


def test_choices_form_a_group_with_a_name(empty: ExampleForm) -> None:
    html = render(empty, "address")
    assert html.startswith('<fieldset class="field field--choices"')
    assert "<legend>Anrede</legend>" in html
    assert 'aria-describedby="id_address_error"' in html
    assert html.count('type="radio"') == 2
    assert '<label class="choice" for="id_address_0">' in html


def test_a_single_box_stands_before_its_label() -> None:
    html = render(ExampleForm(), "agreed")
    assert re.search(r'<label class="choice" for="id_agreed"><input type="checkbox"', html)


def test_a_hidden_field_shows_nothing_but_itself() -> None:
    html = render(ExampleForm(), "token").strip()
    assert html.startswith('<input type="hidden"')
    assert "<label" not in html


def test_the_summary_leads_to_each_field_in_order(empty: ExampleForm) -> None:
    errors = field_errors(empty)
    assert [error.anchor for error in errors] == [
        "id_title",
        "id_secret",
        "id_level",
        "id_address_0",
        "id_agreed",
    ]
    assert errors[-1].label == "Ich bin einverstanden"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Bitte füllen Sie dieses Feld aus."),
        ("de-informal", "Bitte füll dieses Feld aus."),
        ("en", "Please fill this in."),
    ],
)
def test_djangos_own_errors_speak_in_our_voice(language: str, words: str) -> None:
    with translation.override(language):
        assert ExampleForm({}).errors["title"] == [words]


def test_what_a_person_typed_is_escaped() -> None:
    html = render(ExampleForm({"title": '"><script>'}), "title")
    assert "<script>" not in html
