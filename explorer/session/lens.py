"""Through which lens the line is seen: all documents, one, or two against each other; and what turns it."""

from collections.abc import Sequence

from explorer.session.state import State

Fields = dict[str, object]
"""Fields of a state, to be changed."""


def alone(document: str) -> Fields:
    """As one document tells it."""
    return {"lens": (document,), "compared": ()}


def against(first: str, second: str) -> Fields:
    """Two documents against each other; nothing is changed by a document against itself."""
    return {"lens": (first, second), "compared": (first, second)} if first != second else {}


def turned_to(document: str) -> Fields:
    """As one of the two that are compared tells it; the other is not forgotten."""
    return {"lens": (document,)}


def none() -> Fields:
    """As all tell it."""
    return {"lens": (), "compared": ()}


def turned(state: State, documents: Sequence[str]) -> Fields:
    """The next lens: of two that are compared both, the first, the second; else all, and each document in turn."""
    if state.compared:
        views: list[tuple[str, ...]] = [state.compared, *((key,) for key in state.compared)]
    else:
        views = [(), *((key,) for key in documents)]
    at = views.index(state.lens) if state.lens in views else 0
    return {"lens": views[(at + 1) % len(views)]}


def restored(lens: object, compared: object, documents: Sequence[str]) -> Fields:
    """A lens that was left, as far as its documents are still there and it makes sense."""
    def known(value: object, numbers: tuple[int, ...]) -> tuple[str, ...]:
        keys = tuple(k for k in value if isinstance(k, str)) if isinstance(value, list) else ()
        return keys if len(set(keys)) in numbers and len(set(keys)) == len(keys) and set(keys) <= set(documents) else ()

    two, seen = known(compared, (2,)), known(lens, (1, 2))
    if two and (seen == two or (len(seen) == 1 and seen[0] in two)):
        return {"lens": seen, "compared": two}
    return alone(seen[0]) if len(seen) == 1 else against(*seen) if seen else none()
