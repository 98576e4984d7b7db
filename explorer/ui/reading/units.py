"""Qt counts a letter beyond U+FFFF as two, and Python as one."""


def _wide(text: str) -> bool:
    return not text.isascii() and max(text, default="") > "\uffff"


def to_qt(text: str, at: int) -> int:
    """Where the character at a place stands as Qt counts."""
    return at + sum(c > "\uffff" for c in text[:at]) if _wide(text) else at


def from_qt(text: str, at: int) -> int:
    """Which character stands at a place as Qt counts."""
    if not _wide(text):
        return at
    return len(text.encode("utf-16-le", "surrogatepass")[:2 * at].decode("utf-16-le", "replace"))
