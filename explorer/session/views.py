"""What a reader looks at, as plain values that a file can hold, and back: for a later start, and for named views."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from math import isfinite

from explorer.model.filters import Filters
from explorer.session.state import State


@dataclass(frozen=True)
class Known:
    """What there is in a dataset; a view may be of an older edition of it, or have been meddled with."""

    entity: Callable[[str], bool]
    facets: Mapping[str, Collection[str]]
    """Field of the filters -> the values it may hold."""
    schemes: Collection[str]


def as_view(state: State) -> dict[str, object]:
    """The years, lanes, filters, selection and search of a state."""
    filters = {f.name: sorted(getattr(state.filters, f.name)) for f in fields(Filters)}
    return {"window": list(state.window), "scheme": state.scheme, "current": state.current,
            "selected": list(state.selected), "filters": filters, "typed": state.typed}


def as_place(state: State) -> dict[str, object]:
    """All of it that a later start goes on with: the same and how it is looked at; what is typed is not."""
    return as_view(state.change(typed="")) | {
        "links": state.links, "lens": list(state.lens), "compared": list(state.compared), "verdicts": state.verdicts,
        "lanes": {scheme: arrangement.stored() for scheme, arrangement in state.lanes}}


def from_view(view: Mapping[str, object], known: Known) -> dict[str, object]:
    """The fields of a state that a view gives; what is malformed, or of things there are not, is passed over."""
    found: dict[str, object] = {}
    window, scheme, current = view.get("window"), view.get("scheme"), view.get("current")
    selected, boxes, typed = view.get("selected"), view.get("filters"), view.get("typed")
    if isinstance(window, list) and len(window) == 2 and all(
            isinstance(d, int | float) and isfinite(d) for d in window) and window[0] < window[1]:
        found["window"] = float(window[0]), float(window[1])
    if isinstance(scheme, str) and scheme in known.schemes:
        found["scheme"] = scheme
    if isinstance(current, str) and known.entity(current):
        found["current"] = current
    if isinstance(selected, list):
        found["selected"] = tuple(k for k in selected if isinstance(k, str) and known.entity(k))
    if isinstance(boxes, dict):
        found["filters"] = Filters(**{
            name: frozenset(v for v in boxes.get(name, ()) if isinstance(v, str) and v in values)
            for name, values in known.facets.items() if isinstance(boxes.get(name, ()), list | tuple)})
    if isinstance(typed, str):
        found["typed"] = typed
    return found
