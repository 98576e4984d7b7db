"""What the reader is looking at: one frozen value."""

from dataclasses import dataclass, field, replace

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.model.filters import Filters
from explorer.session.sought import Sought

SCHEME = "partner"
OURS, THEIRS, BOTH = "wording", "original", "both"
"""In whose words documents are shown."""
TELLING = "agreement"
"""The lanes that tell whether the documents agree, which is not always to be seen."""

_DISAGREEMENT = "disagreement:"
"""What is typed to find what is in dispute."""


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the panes draw from. Keys name entities and statements; days are day numbers."""

    window: tuple[float, float] = (0.0, 1.0)
    """First and last day in view."""
    scheme: str = SCHEME
    current: str = ""
    """The entity whose details are shown."""
    selected: tuple[str, ...] = ()
    """The events chosen; the current one among them or not."""
    passage: str = ""
    """The statement highlighted in its document, if one was pointed at."""
    filters: Filters = field(default_factory=Filters)
    typed: str = ""
    """What stands in the search box."""
    sought: Sought = field(default_factory=Sought)
    """What is found by it."""
    verdicts: bool = True
    """Whether it is to be seen if documents agree or differ; a class may be to find it out."""
    lens: tuple[str, ...] = ()
    """The documents through whose eyes the line is seen: all if none is named, one, or two against each other."""
    compared: tuple[str, ...] = ()
    """The two that are compared, also while one of them is seen alone."""
    links: bool = True
    """Whether the links of the current entity are to be drawn on the line."""
    offered: bool = False
    """Whether what is current was chosen by the program, as at the start: its links wait until the reader chooses."""
    beside: tuple[str, str] = ("", "")
    """What stands in the place of the line: (`grid`, nothing) of what each document says of the current entity,
    (`found`, nothing) of what each says of all that was found, (`disagreements`, one of them or nothing), or
    (`document`, its key); the line itself if the first is empty."""
    words: str = OURS
    """In whose words documents are shown, as far as their originals are at hand."""
    held: frozenset[str] = frozenset()
    """The documents whose originals are at hand."""
    documents: tuple[str, ...] = ()
    """The documents whose columns are open, from the left."""
    lanes: tuple[tuple[str, Arrangement], ...] = ()
    """(scheme, how its lanes are arranged), by scheme; schemes as the dataset has them are left out."""
    gathered: tuple[str, ...] = ()
    """What was added for an export: it stays until it is cleared, whatever is chosen meanwhile."""
    days: tuple[int, int] | None = None
    """First and last of the days by which events were chosen, if they were; there may be none in them."""
    asked: tuple[str, ...] = ()
    """The statements of what is compared whose menu was opened last, until one looks elsewhere."""

    @property
    def linked(self) -> bool:
        """Whether links are drawn on the line."""
        return self.links and not self.offered

    @property
    def disagreement(self) -> str:
        """The disagreement whose sides are looked at, if one is to be seen."""
        return self.beside[1] if self.verdicts and self.beside[0] == "disagreements" else ""

    @property
    def arrangement(self) -> Arrangement:
        """How the lanes of the present scheme are arranged."""
        return dict(self.lanes).get(self.scheme, AS_IT_WAS)

    def arranged(self, arrangement: Arrangement) -> tuple[tuple[str, Arrangement], ...]:
        """What `lanes` becomes when those of the present scheme are arranged so."""
        every = {**dict(self.lanes), self.scheme: arrangement}
        return tuple(sorted(((s, a) for s, a in every.items() if a != AS_IT_WAS), key=lambda pair: pair[0]))

    def veiled(self) -> dict[str, object]:
        """The fields to change where verdicts are to be hidden: filters by them, a filter or a search for disagreements
        and lanes by agreement would tell them too."""
        return {"verdicts": False, "filters": replace(self.filters, verdicts=frozenset(), disagreements=frozenset()),
                "scheme": SCHEME if self.scheme == TELLING else self.scheme,
                "typed": "" if _DISAGREEMENT in self.typed.casefold() else self.typed}

    def change(self, **fields: object) -> "State":
        """The same with some fields changed."""
        return replace(self, **fields)  # type: ignore[arg-type]
