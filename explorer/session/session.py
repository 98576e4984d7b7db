"""Holds the state, changes it, tells listeners what it was before and is now; and the way back."""

from collections.abc import Callable

from explorer.session.state import State

Listener = Callable[[State, State], None]
_PLACES = 200
"""How far back the way goes."""


class Session:
    """One reader's state. An equal value is silence."""

    def __init__(self, state: State | None = None) -> None:
        self._state = state or State()
        self._listeners: list[Listener] = []
        self._past: list[State] = []
        self._future: list[State] = []
        self._untold: list[tuple[State, State]] = []

    @property
    def state(self) -> State:
        """What it is now."""
        return self._state

    def listen(self, listener: Listener) -> None:
        """Call `listener(before, after)` at every change."""
        self._listeners.append(listener)

    def change(self, **fields: object) -> None:
        """Change some fields; a new current entity or statement is a step one can go back from."""
        if "current" in fields or "passage" in fields:
            fields = {"offered": False} | fields  # it is the reader who looks there, if nobody says otherwise
        if not fields.keys().isdisjoint(("current", "passage", "beside")):
            fields = {"asked": ()} | fields
        if fields.get("selected", self._state.selected) != self._state.selected:
            fields = {"days": None} | fields  # other days, or none, chose these
        before, after = self._state, self._state.change(**fields)
        if (before.current, before.passage) != (after.current, after.passage) and before.current:
            self._past = [*self._past, before][-_PLACES:]
            self._future = []
        self._set(after)

    def restart(self, state: State) -> None:
        """Look at something else altogether, as another dataset: there is no way back from it."""
        self._past, self._future = [], []
        self._set(state)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return bool(self._future)

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The entities that were looked at, each once, the first one first."""
        return tuple(dict.fromkeys(s.current for s in (*self._past, self._state, *reversed(self._future)) if s.current))

    def back(self) -> None:
        """To the place looked at before."""
        if self._past:
            self._future.append(self._state)
            self._look(self._past.pop())

    def forward(self) -> None:
        """To the place one went back from."""
        if self._future:
            self._past.append(self._state)
            self._look(self._future.pop())

    def _look(self, place: State) -> None:
        self._set(self._state.change(current=place.current, passage=place.passage, window=place.window,
                                     selected=place.selected, days=place.days, offered=False, asked=()))

    def _set(self, after: State) -> None:
        before, self._state = self._state, after
        if after == before:
            return
        self._untold.append((before, after))
        if len(self._untold) > 1:
            return  # A listener has changed it: all are told of that when all know of this.
        try:
            while self._untold:
                for listener in tuple(self._listeners):
                    listener(*self._untold[0])
                del self._untold[0]
        finally:
            self._untold.clear()
