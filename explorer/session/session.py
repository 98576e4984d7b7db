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
        self.in_view: Callable[[str], bool] = lambda passage: True
        """Whether the document of a statement is open: the way back opens none that the reader has closed."""

    @property
    def state(self) -> State:
        """What it is now."""
        return self._state

    def listen(self, listener: Listener) -> None:
        """Call `listener(before, after)` at every change."""
        self._listeners.append(listener)

    def change(self, **fields: object) -> None:
        """Change some fields; another entity, page in the place of the line, or statement where one is marked is a step
        one can go back from."""
        if "current" in fields or "passage" in fields:
            fields = {"offered": False} | fields  # it is the reader who looks there, if nobody says otherwise
        if not fields.keys().isdisjoint(("current", "passage", "beside")):
            fields = {"asked": ()} | fields
        if fields.get("selected", self._state.selected) != self._state.selected:
            fields = {"days": None} | fields  # other days, or none, chose these
        before, after = self._state, self._state.change(**fields)
        if _turned(before.beside, after.beside) or (before.current and (before.current != after.current or (
                before.passage != after.passage and _points(after)))):
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
        return self._last(self._past) >= 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return self._last(self._future) >= 0

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The entities that were looked at, each once, the first one first."""
        return tuple(dict.fromkeys(s.current for s in (*self._past, self._state, *reversed(self._future)) if s.current))

    def back(self) -> None:
        """To the place looked at before."""
        self._go(self._past, self._future)

    def forward(self) -> None:
        """To the place one went back from."""
        self._go(self._future, self._past)

    def _go(self, places: list[State], others: list[State]) -> None:
        if (at := self._last(places)) >= 0:
            place = places[at]
            others += [self._state, *reversed(places[at + 1:])]
            del places[at:]
            self._set(self._state.change(
                current=place.current, selected=place.selected, beside=place.beside, passage=self._pointed(place),
                window=place.window, days=place.days, offered=False, asked=()))

    def _last(self, places: list[State]) -> int:
        """The nearest of these that looks otherwise than what is seen now; -1 if none does."""
        return next((n for n in reversed(range(len(places))) if self._other(places[n])), -1)

    def _other(self, place: State) -> bool:
        now = self._state
        if (place.current, place.selected, place.beside) != (now.current, now.selected, now.beside):
            return True
        closed = self._pointed(place) != place.passage
        return _points(now) and not closed and place.passage != self._pointed(now)

    def _pointed(self, place: State) -> str:
        """The statement pointed at there, if it can be seen."""
        return place.passage if place.passage and self.in_view(place.passage) else ""

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


def _points(state: State) -> bool:
    """Whether a statement is a place of its own, as on the line and in the grids, which mark it."""
    return state.beside[0] in ("", "grid", "found")


def _turned(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether another page is asked for; the first of its things comes by itself."""
    return before != after and (before[0] != after[0] or bool(before[1]))
