"""What the documents differ on, in words: as the rows of the grid are called."""

from explorer.model.agreement import UNMARKED, State, among
from explorer.model.records import Disagreement
from explorer.model.wording import DIFFERENCES
from explorer.store.comparing import grid
from explorer.store.differences import sources_of
from explorer.ui.desk import Desk, translate


def differ_on(desk: Desk, key: str, state: State = State.DIFFER) -> tuple[str, ...]:
    """What those that tell of an entity differ on, or what one contradicts itself in; nothing where that is not to be
    seen. What stands in no one row, as the cause of a thing, is called by its kind."""
    if not desk.session.state.verdicts:
        return ()
    rows = dict.fromkeys(
        translate("Compare", "“{row}”").format(
            row=desk.title(line.entity) if line.entity != key else
            desk.wording.property_name(line.property, desk.library.figures))
        for line in grid(desk.library, key, desk.compared(key)) if any(cell.state is state for cell in line.cells))
    return tuple(rows) or tuple(desk.wording.say(DIFFERENCES[kind]).lower() for kind in _kinds(desk, key, state))


def _kinds(desk: Desk, key: str, state: State) -> list[str]:
    """The kinds of the disagreements that make it so."""
    found, telling = desk.library.disagreements(key), desk.telling(key)
    source_of = sources_of(desk.library, found)

    def so(one: Disagreement) -> bool:
        sides = {source_of[k] for side in one.sides for k in side if source_of.get(k)}
        return len(sides) == 1 if state is State.CONTRADICTS_ITSELF else among(one, telling, source_of) is not None

    kinds = {one.kind for one in found if one.kind not in UNMARKED and so(one)}
    return sorted(kinds, key=list(DIFFERENCES).index)
