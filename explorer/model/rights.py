"""What the rights note of a document says to whoever copies its words."""

import re

_FORBIDDING = re.compile(r"all rights reserved|forbid|prohibit|not (be )?(permitted|allowed)|without .*permission",
                         re.IGNORECASE)


def forbids(rights: str) -> bool:
    """Whether the words may not simply be passed on."""
    return bool(_FORBIDDING.search(rights))
