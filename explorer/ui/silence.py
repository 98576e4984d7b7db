"""Why documents are silent on a thing, as it is said in every place of the window where it is."""

from dataclasses import dataclass

from explorer.model.agreement import Silence, elsewhere
from explorer.model.comparison import same_figures
from explorer.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Quiet:
    """Why one document says nothing of a thing."""

    why: Silence
    others: tuple[str, ...] = ()
    """Of what it speaks where it differs with others on the thing all the same, or gives the same figure of."""

    def sentence(self, desk: Desk) -> str:
        """All of it, as it stands above its text."""
        return desk.wording.silence(self.why, [desk.title(key) for key in self.others])

    def short(self, desk: Desk) -> str:
        """The same in a few words."""
        return desk.wording.silence_short(self.why, [desk.title(key) for key in self.others])


def quiet(desk: Desk, key: str, *, seen: bool) -> dict[str, Quiet]:
    """The documents that say nothing of an entity; `seen` is whether it is to be seen on what they differ."""
    silences = desk.library.silences(key) if key else {}
    if not silences:
        return {}
    others = elsewhere(desk.library.disagreements(key), silences, desk.library.claim) if seen else {}
    figures = same_figures(desk.library, key).values()
    return {source: Quiet(why, tuple(dict.fromkeys((*others.get(source, ()), *(
        desk.library.claim(k).entity for own in figures for k in own.get(source, ())))))) for source, why in
        silences.items()}
