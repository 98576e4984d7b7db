"""Why documents are silent on a thing, as it is said in every place of the window where it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from explorer.model.agreement import Silence, claims_elsewhere
from explorer.model.comparison import same_figures
from explorer.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Quiet:
    """Why one document says nothing of a thing."""

    why: Silence
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of what it speaks where it differs with others on the thing all the same, or gives the same figure of; and the
    statements that say so."""

    def sentence(self, desk: Desk, link: Callable[[Desk, str, tuple[str, ...]], str] | None = None) -> str:
        """All of it, as it stands above its text: there what it speaks of as a `link` to where it does."""
        return desk.wording.silence(self.why, [link(desk, key, told) if link else desk.title(key)
                                               for key, told in self.others.items()])

    def short(self, desk: Desk) -> str:
        """The same in a few words."""
        return desk.wording.silence_short(self.why, [desk.title(key) for key in self.others])


def quiet(desk: Desk, key: str, *, seen: bool) -> dict[str, Quiet]:
    """The documents that say nothing of an entity; `seen` is whether it is to be seen on what they differ."""
    silences = desk.library.silences(key) if key else {}
    if not silences:
        return {}
    apart = claims_elsewhere(desk.library.disagreements(key), silences, desk.library.claim) if seen else {}
    figures = same_figures(desk.library, key).values()
    found = {}
    for source, why in silences.items():
        others: dict[str, dict[str, None]] = {}
        for claim in (*apart.get(source, ()), *(desk.library.claim(k) for own in figures for k in own.get(source, ()))):
            others.setdefault(claim.entity, {}).update(dict.fromkeys(claim.passages))
        found[source] = Quiet(why, {other: tuple(told) for other, told in others.items()})
    return found
