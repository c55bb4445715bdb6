"""The few words that rendering adds to a text, in the language of the text."""

from dataclasses import dataclass

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from django.utils.translation import gettext, override

_BYTES_PER_KB = 1000


@dataclass(frozen=True)
class Words:
    """Words in one language; the templates take `%(number)d` or `%(name)s`."""

    language: str
    callout_titles: dict[str, str]
    table: str
    code: str
    code_in: str
    formula: str
    footnotes: str
    footnote: str
    back: str
    back_again: str

    def size(self, size_bytes: int) -> str:
        """A size as people say it: 84 kB, 1,2 MB (decimal units, as in the file list of a phone)."""
        kilobytes = max(size_bytes / _BYTES_PER_KB, 1)
        if kilobytes < 1000:
            return f"{format_decimal(round(kilobytes), locale=self._locale())} kB"
        megabytes = round(kilobytes / 1000, 1)
        return f"{format_decimal(megabytes, locale=self._locale())} MB"

    def _locale(self) -> Locale:
        try:
            return Locale.parse(self.language.replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("de")


def words_in(language: str) -> Words:
    """The words in `language` (a code such as "de"), or in the platform's own where it has none."""
    with override(language):
        return Words(
            language=language,
            callout_titles={
                "note": gettext("Keep in mind"),
                "tip": gettext("Tip"),
                "example": gettext("From practice"),
                "care": gettext("Take care"),
            },
            table=gettext("Table %(number)d"),
            code=gettext("Code %(number)d"),
            code_in=gettext("Code %(number)d: %(name)s"),
            formula=gettext("Formula %(number)d"),
            footnotes=gettext("Footnotes"),
            footnote=gettext("Footnote %(number)d"),
            back=gettext("Back to the text, footnote %(number)d"),
            back_again=gettext("Back to the text, footnote %(number)d, place %(place)d"),
        )
