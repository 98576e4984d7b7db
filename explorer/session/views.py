"""What a reader looks at, as plain values that a file can hold, and back: for a later start, and for named views."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from math import isfinite

from explorer.model.arrangement import AS_IT_WAS, restored
from explorer.model.filters import Filters
from explorer.session import lens
from explorer.session.state import State


@dataclass(frozen=True)
class Known:
    """What there is in a dataset; a view may be of an older edition of it, or have been meddled with."""

    entity: Callable[[str], bool]
    facets: Mapping[str, Collection[str]]
    """Field of the filters -> the values it may hold."""
    schemes: Collection[str]
    documents: Sequence[str]


def as_view(state: State) -> dict[str, object]:
    """The years, lanes, filters, selection and search of a state, and how it is looked at."""
    filters = {f.name: sorted(getattr(state.filters, f.name)) for f in fields(Filters)}
    return {"window": list(state.window), "scheme": state.scheme, "current": state.current,
            "selected": list(state.selected), "filters": filters, "typed": state.typed,
            "lens": list(state.lens), "compared": list(state.compared), "verdicts": state.verdicts,
            "links": state.links, "lanes": {scheme: arrangement.stored() for scheme, arrangement in state.lanes}}


def as_place(state: State) -> dict[str, object]:
    """What a later start goes on with: all of it but what is typed, and what was gathered for export."""
    return as_view(state.change(typed="")) | {"gathered": list(state.gathered)}


def from_view(view: Mapping[str, object], known: Known) -> dict[str, object]:
    """The fields of a state that a view gives; what is malformed, or of things there are not, is passed over, and of
    what it does not speak, as one of an older edition of the program, nothing is said."""
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
    for name, keys in (("selected", selected), ("gathered", view.get("gathered"))):
        if isinstance(keys, list):
            found[name] = tuple(k for k in keys if isinstance(k, str) and known.entity(k))
    if isinstance(boxes, dict):
        found["filters"] = Filters(**{
            name: frozenset(v for v in boxes.get(name, ()) if isinstance(v, str) and v in values)
            for name, values in known.facets.items() if isinstance(boxes.get(name, ()), list | tuple)})
    if isinstance(typed, str):
        found["typed"] = typed
    return found | _looked_at(view, known)


def _looked_at(view: Mapping[str, object], known: Known) -> dict[str, object]:
    """The lens, the switches and the arrangement of lanes that a view gives."""
    found: dict[str, object] = {name: view[name] for name in ("verdicts", "links") if isinstance(view.get(name), bool)}
    if "lens" in view or "compared" in view:
        found |= lens.restored(view.get("lens"), view.get("compared"), known.documents)
    lanes = view.get("lanes")
    if isinstance(lanes, dict):
        arranged = {scheme: restored(lanes[scheme]) for scheme in sorted(known.schemes) if scheme in lanes}
        found["lanes"] = tuple((scheme, how) for scheme, how in arranged.items() if how != AS_IT_WAS)
    return found
