"""What goes into a rendering and what comes out of it: plain values."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something the author should change. `line` counts from 1 in the rendered source."""

    line: int
    message: str


@dataclass(frozen=True)
class Heading:
    """A heading as shown: `level` from 2 to 6, `id` unique in the text, `text` without markup."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class ImageSource:
    """Where a picture of the course is found.

    `src` and the addresses in `srcset` are paths on this site. `width` and `height` are pixels of
    the original. `alt` serves where the Markdown gives no alternative text, `caption` where it gives
    no title; `credit` says who made the picture. A decorative one needs no alternative text.
    """

    src: str
    srcset: str = ""
    width: int | None = None
    height: int | None = None
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class LinkTarget:
    """Where a link inside the platform leads.

    A target with a `media_type` is a download and is shown with its kind and size; `title` serves
    where the link has no text of its own.
    """

    href: str
    title: str = ""
    media_type: str = ""
    size_bytes: int | None = None

    @property
    def is_download(self) -> bool:
        """Whether a file waits behind the link rather than a page."""
        return bool(self.media_type)


ResolveImage = Callable[[str], ImageSource | None]
ResolveLink = Callable[[str], LinkTarget | None]


@dataclass(frozen=True)
class Rendered:
    """A text ready to be stored.

    `html` has passed the sanitiser. `text` is for search, a line per block. `problems` must be
    mended before the text may be published; `warnings` only look odd.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
