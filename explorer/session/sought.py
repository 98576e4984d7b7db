"""What the search that stands has found, for whatever is to mark it."""

from dataclasses import dataclass

from explorer.model.filters import Words


@dataclass(frozen=True, slots=True)
class Sought:
    """Nothing, where nothing is searched for."""

    things: frozenset[int] = frozenset()
    """Numbers of entities, as the arrays of the line have them."""
    words: tuple[Words, ...] = ()
    """What is met."""
    statements: frozenset[str] = frozenset()
    """Keys of the statements that were found, in our words or in their own."""
