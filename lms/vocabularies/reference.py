"""How a text names a term of any vocabulary: `digcompedu:3.1`."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Reference:
    """A term by its vocabulary and its key there."""

    vocabulary: str
    key: str

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """From "digcompedu:3.1". Raises ValueError for anything without both parts."""
        vocabulary, _colon, key = text.partition(":")
        if not vocabulary or not key:
            raise ValueError(text)
        return cls(vocabulary, key)

    def __str__(self) -> str:
        return f"{self.vocabulary}:{self.key}"
