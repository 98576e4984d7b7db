"""What is said above a document that tells of what is chosen, but not of the point that is looked at, or of a figure
that it gives only of something else."""

from explorer.model.agreement import Silence
from explorer.model.comparison import order, same_figures
from explorer.model.places import points
from explorer.model.wording import LACKING, SILENCES_SHORT
from explorer.store.comparing import written_before
from explorer.ui.desk import Desk, translate
from explorer.ui.reading.why import places_link
from explorer.ui.rich import escape


class Lacking:
    """The point that a statement makes of an entity, for the documents that say nothing of it."""

    def __init__(self, desk: Desk, key: str, statement: str) -> None:
        self.desk, self.key = desk, key
        self.entity = desk.library.entity(key) if key and statement else None
        self.points = points(desk.library.claims_about(key), statement) if self.entity else []
        self.figures = same_figures(desk.library, key) if key and not self.points else {}

    def words(self, source: str) -> str:
        """HTML of what it says nothing of, and why if that is known; empty where no point is looked at."""
        if self.entity is None or not self.points:
            return ""
        wording, figures = self.desk.wording, self.desk.library.figures
        names = dict.fromkeys(sorted((c.property for c in self.points), key=order))
        quoted = ", ".join(translate("DocumentText", "“{words}”").format(words=wording.property_name(name, figures))
                           for name in names)
        said = escape(wording.say(LACKING[self.entity.kind], points=quoted), quote=False)
        claims = [c for c in self.desk.library.claims_about(self.key) if c.property in names]
        if written_before(self.desk.library, self.key, source, claims):
            return translate("DocumentText", "{words} ({why})").format(
                words=said, why=wording.say(SILENCES_SHORT[Silence.COULD_NOT_KNOW]))
        return said

    def of_others(self, source: str) -> str:
        """HTML of the first figure that others give of this and it only of something else; mostly there is none."""
        library = self.desk.library
        for name in sorted(self.figures, key=order):
            claims = self.figures[name].get(source, ())
            if claims and not any((c.property, c.source) == (name, source) for c in library.claims_about(self.key)):
                things: dict[str, dict[str, None]] = {}
                for claim in map(library.claim, claims):
                    things.setdefault(claim.entity, {}).update(dict.fromkeys(claim.passages))
                return translate("DocumentText", "“{figure}”: told here only of {things}.").format(
                    figure=escape(self.desk.wording.property_name(name, library.figures), quote=False),
                    things=", ".join(places_link(self.desk, key, tuple(told)) for key, told in things.items()))
        return ""
