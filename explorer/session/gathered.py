"""What is chosen for export: it stays, whatever else is looked at, until it is cleared."""

from collections.abc import Iterable

from explorer.session.state import State


def chosen(state: State) -> tuple[str, ...]:
    """What an export of the chosen holds: what was added, and several that are selected; one that is only looked at
    if nothing was added."""
    if state.gathered and len(state.selected) < 2:
        return state.gathered
    return tuple(dict.fromkeys((*state.gathered, *state.selected)))


def added(state: State, keys: Iterable[str]) -> tuple[str, ...]:
    """What `gathered` becomes when more is added: the first time with what is selected."""
    return tuple(dict.fromkeys((*(state.gathered or state.selected), *keys)))


def without(state: State, keys: Iterable[str]) -> tuple[str, ...]:
    """What `gathered` becomes when something is taken away."""
    gone = frozenset(keys)
    return tuple(k for k in state.gathered if k not in gone)
