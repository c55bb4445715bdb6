"""What somebody may have meant: the key whose own spelling or whose name is most like a word."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from lms.kernel.folding import fold

_LIKE_ENOUGH = 0.6


def nearest_key(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The key most like `word`, or None. `names` gives each key's labels; the key counts as one.

    „Mathe“ leads to "mathematik" because a name begins with it, "mathemaitk" because it is close.
    """
    folded = fold(word)
    if not folded:
        return None
    spellings: dict[str, str] = {}
    for key, labels in names.items():
        for name in (key, *labels):
            spellings.setdefault(fold(name), key)
    if folded in spellings:
        return spellings[folded]
    begun = [name for name in spellings if name.startswith(folded)]
    close = get_close_matches(folded, spellings, n=1, cutoff=_LIKE_ENOUGH)
    found = min(begun, key=len) if begun else next(iter(close), None)
    return spellings[found] if found is not None else None
