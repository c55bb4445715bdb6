"""What a translation has to keep to."""

import re
from collections.abc import Callable

from babel.messages.catalog import Message

NOT_ADDRESS = "keine Anrede"
"""A translator's comment on a German message: its „Sie“ or „Ihr“ does not speak to the reader."""

_ADDRESS = re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
_MARKUP = re.compile(r"<[^>]*>")


def singular_id(message: Message) -> str:
    """What the sources call the message."""
    return message.id if isinstance(message.id, str) else message.id[0]


def texts(message: Message) -> list[str]:
    """The translation: one text, or one for each plural form."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


def is_translated(message: Message) -> bool:
    """Whether every form has a text."""
    return all(texts(message))


def addresses_formally(german: Message) -> bool:
    """Whether the German text says „Sie“ to its reader."""
    if NOT_ADDRESS in german.user_comments:
        return False
    return any(_ADDRESS.search(text) for text in texts(german))


def placeholders_agree(message: Message) -> bool:
    """Whether each form has its id's placeholders; the singular may do without the number."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    allowed = [set(_PLACEHOLDER.findall(text)) for text in ids]
    forms = [set(_PLACEHOLDER.findall(text)) for text in texts(message)]
    return forms[0] in allowed and forms[-1] == allowed[-1]


def quotes_are_german(text: str) -> bool:
    """Whether quotations stand in „…“; attributes of tags don't count."""
    shown = _MARKUP.sub("", text)
    return not set('"”«»') & set(shown) and shown.count("„") == shown.count("“")


Rule = tuple[str, Callable[[Message], bool]]
_EVERYWHERE: tuple[Rule, ...] = (
    ("is not translated", is_translated),
    ("is marked fuzzy: confirm the translation and remove the mark", lambda m: not m.fuzzy),
    ("has other placeholders than its id", lambda m: not is_translated(m) or placeholders_agree(m)),
)
_GERMAN: Rule = (
    "has quotation marks that are not „German“",
    lambda message: all(map(quotes_are_german, texts(message))),
)
_INFORMAL: Rule = (
    "says „Sie“ or „Ihr“ where „du“ is meant",
    lambda message: not addresses_formally(message),
)
RULES: dict[str, tuple[Rule, ...]] = {
    "en": _EVERYWHERE,
    "de": (*_EVERYWHERE, _GERMAN),
    "de_Informal": (*_EVERYWHERE, _GERMAN, _INFORMAL),
}
