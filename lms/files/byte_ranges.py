"""Range requests (RFC 9110, section 14): which bytes to send. Pure."""

import re
from dataclasses import dataclass

# Eight open requests for a whole film would block eight threads; players ask for the next part.
MAX_ANSWER_BYTES = 1024 * 1024
_SINGLE_RANGE = re.compile(
    r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True)
class ByteRange:
    """The bytes from `first` to `last`, both included, counted from 0."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes these are."""
        return self.last - self.first + 1


class Unsatisfiable(Exception):
    """No byte of the file lies in the range asked for (416)."""


def wanted(header: str, *, size_bytes: int) -> ByteRange | None:
    """The part to send for this `Range` header, at most MAX_ANSWER_BYTES.

    None where the header is to be ignored: absent, not understood, or several ranges at once.
    Raises Unsatisfiable.
    """
    found = _SINGLE_RANGE.fullmatch(header)
    if found is None or found[1] == found[2] == "":
        return None
    if found[1]:
        first = int(found[1])
        last = int(found[2]) if found[2] else size_bytes - 1
        if found[2] and last < first:
            return None
    else:
        first, last = max(0, size_bytes - int(found[2])), size_bytes - 1
    if first >= size_bytes:
        raise Unsatisfiable
    return ByteRange(first, min(last, size_bytes - 1, first + MAX_ANSWER_BYTES - 1))
