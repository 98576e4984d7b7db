"""Links of the chosen with other things: what is claimed of them, as arrows, in words, and as a way to the text."""

from collections.abc import Sequence
from functools import partial
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.records import DRAWN, Claim
from explorer.timeline.arrows import LINKS, Arrow, Arrows, Link, draw_arrows, links_of
from explorer.timeline.drawing import Drawing, Label
from explorer.timeline.ends import Sight, places
from explorer.timeline.scale import Scale
from explorer.ui.desk import Desk, translate
from explorer.ui.theme import Colours
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.tags import paint_stray, paint_tag
from explorer.ui.wording import arrow_words

_MARKS = ", ".join("?" * len(LINKS))
_LISTED, _HOVERED = 30, 8


class Links:
    """What somebody claims to link the current entity with others; asked for once for each that is looked at."""

    def __init__(self, desk: Desk, content: Content) -> None:
        self.desk, self.content = desk, content
        self._known: tuple[object, ...] = ()
        self._of: tuple[Link, ...] = ()
        self._claims: dict[str, Claim] = {}

    def arrows(self, drawing: Drawing, view: tuple[float, float], font: QFont, moving: Arrows | None = None) -> Arrows:
        """The arrows to draw on a picture of the present state; none where they are switched off. While the window is
        moving those of the last picture are to be given."""
        state = self.desk.session.state
        current = self.content.id_of(state.current) if state.linked and state.current else None
        if current is None:
            return Arrows()
        self._look_up(state.current, state.lens)
        if not self._of:
            return Arrows()
        metrics = QFontMetricsF(font)
        where = places(self.content.columns, self._items, Scale(*state.window, 0.0, drawing.width))
        return draw_arrows(Sight(drawing, *view, metrics.horizontalAdvance), self._of, current, where, _more,
                           moving)

    def _look_up(self, key: str, lens: tuple[str, ...]) -> None:
        known = self.desk.library, self.content.columns, key, lens
        if known == self._known:
            return
        self._known = known
        self._of = self._claimed(key, lens)
        self._items = self.content.columns.items_of(frozenset(n for link in self._of for n in (link.begin, link.end)))

    def _claimed(self, key: str, lens: tuple[str, ...]) -> tuple[Link, ...]:
        """What is claimed of it by the documents of the lens and by the editors; by all, without a lens."""
        library = self.desk.library
        entity = self.desk.entity(key)
        if entity is None or entity.kind not in DRAWN:
            return ()
        claims = [c for end in ("e", "o") for c in library.claims_where(
            f"{end}.key = ? AND c.property IN ({_MARKS})", [key, *LINKS])]
        self._claims = {c.key: c for c in claims if (not lens or not c.source or c.source in lens)
                        and self._drawn(c.entity) and self._drawn(c.object)}
        ids = {k: n for c in self._claims.values() for k in (c.entity, c.object) if (n := self.content.id_of(k))}
        return links_of(((c.property, ids[c.entity], ids[c.object], self._who(c, brief=True), c.key)
                         for c in self._claims.values()), library.titles(list(ids.values())), self._words)

    def _drawn(self, key: str) -> bool:
        entity = self.desk.entity(key)
        return entity is not None and entity.kind in DRAWN

    # In words

    def _who(self, claim: Claim, brief: bool = False) -> str:
        """Who claims it: a document, and who speaks in it unless in brief; and how, where it was not done."""
        if not claim.source:
            return translate("Links", "the editors")
        resting = [] if brief else [self.desk.library.passage(k) for k in claim.passages[:1]]
        speakers = [p.speaker for p in resting if p and p.speaker]
        more = [*map(self.desk.title, speakers), *filter(None, [self.desk.wording.status(claim)])]
        document = self.desk.source(claim.source).short_title
        return f"{document} ({', '.join(more)})" if more else document

    def _words(self, kind: str, who: Sequence[str], brief: bool) -> str:
        said = f"{who[0]} +{len(who) - 1}" if brief and len(who) > 1 else ", ".join(who)
        return f"{arrow_words(kind)} · {said}"

    def told(self, linked: Arrow | Sequence[Link]) -> str:
        """The whole claim: what is linked with what, who says so, in which words; of several, what is linked."""
        if not isinstance(linked, Arrow):
            words = [f"{link.titles[0]} – {link.words} – {link.titles[1]}" for link in linked[:_HOVERED]]
            return "\n".join([*words, *([_more(len(linked) - _HOVERED)] if len(linked) > _HOVERED else [])])
        link = linked.link
        lines = [f"{link.titles[0]} – {arrow_words(link.kind)} – {link.titles[1]}",
                 translate("Links", "Arrow: a link that somebody claims")]
        for claim in (self._claims[k] for k in link.claims if k in self._claims):
            said = [p.text for k in claim.passages if (p := self.desk.library.passage(k))] or [claim.note]
            lines.append(f"{self._who(claim)}: {' '.join(s for s in said if s)}".rstrip(" :"))
        if self.passages(link):
            lines.append(translate("Links", "Click to read it there."))
        return "\n".join(lines)

    def passages(self, link: Link) -> tuple[str, ...]:
        """The statements that it rests on."""
        return tuple(dict.fromkeys(p for k in link.claims if k in self._claims for p in self._claims[k].passages))

    def open(self, link: Link) -> None:
        """Go to the statement that it rests on; where there are several, to the next each time."""
        keys = self.passages(link)
        if keys:
            at = self.desk.session.state.passage
            self.desk.session.change(passage=keys[(keys.index(at) + 1) % len(keys) if at in keys else 0])


    def menu(self, links: Sequence[Link], parent: QWidget) -> QMenu:
        """Links to choose from; choosing one goes to its statement."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for link in links[:_LISTED]:
            action = menu.addAction(f"{link.titles[0]} – {link.words} – {link.titles[1]}", partial(self.open, link))
            action.setEnabled(bool(self.passages(link)))
        if len(links) > _LISTED:
            menu.addAction(_more(len(links) - _LISTED)).setEnabled(False)
        return menu


def _more(number: int) -> str:
    return translate("Links", "+{n} linked").format(n=number)


# Painting

_LINES = {"solid": Qt.PenStyle.SolidLine, "dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine,
          "mixed": Qt.PenStyle.DashDotLine}


def paint_arrows(painter: QPainter, found: Arrows, colours: Colours, font: QFont, hovered: Link | None,
                 titles: Sequence[Label]) -> None:
    """Lines with their heads, then the words. Lines give way to titles: none is struck through."""
    if not found.arrows and found.more is None:
        return
    side = QFontMetricsF(font).height() * 0.6
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.save()
    _leave_out(painter, titles, side)
    for arrow in found.arrows:
        _paint_line(painter, arrow, colours, arrow.link == hovered)
    for tag in (*(arrow.tag for arrow in found.arrows), found.more):
        if tag is not None:
            paint_stray(painter, tag, colours)
    painter.restore()
    for arrow in found.arrows:
        _paint_heads(painter, arrow, colours, side, arrow.link == hovered)
    painter.setFont(font)
    for arrow in found.arrows:
        if arrow.tag is not None:
            paint_tag(painter, arrow.tag, colours, arrow.link == hovered)
    if found.more is not None:
        paint_tag(painter, found.more, colours)
    painter.restore()


def _leave_out(painter: QPainter, titles: Sequence[Label], half: float) -> None:
    """Paint nothing where titles stand from now on."""
    free = QRegion(painter.clipBoundingRect().toAlignedRect())
    for title in titles:
        free -= QRegion(QRectF(title.x - 2, title.y - half, title.width + 4, 2 * half).toAlignedRect())
    painter.setClipRegion(free, Qt.ClipOperation.IntersectClip)


def _width(hovered: bool) -> float:
    return 2.6 if hovered else 1.6


def _paint_line(painter: QPainter, arrow: Arrow, colours: Colours, hovered: bool) -> None:
    begin, out, back, end = (QPointF(*p) for p in arrow.curve)
    line = QPainterPath(begin)
    line.cubicTo(out, back, end)
    painter.setPen(QPen(QColor(colours.accent), _width(hovered), _LINES[arrow.link.style.line]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line)


def _paint_heads(painter: QPainter, arrow: Arrow, colours: Colours, side: float, hovered: bool) -> None:
    """What the kind has at its ends."""
    begin, out, back, end = (QPointF(*p) for p in arrow.curve)
    style = arrow.link.style
    painter.setPen(QPen(QColor(colours.accent), _width(hovered)))
    forwards, backwards = (atan2(tip.y() - by.y(), tip.x() - by.x()) for tip, by in ((end, back), (begin, out)))
    _paint_head(painter, style.head, end, forwards, side, colours)
    _paint_head(painter, style.tail, begin, backwards, side, colours)


def _paint_head(painter: QPainter, head: str, tip: QPointF, way: float, side: float, colours: Colours) -> None:
    """What a kind ends in: a full or open point, a stop."""
    def beside(turn: float, far: float) -> QPointF:
        return tip - QPointF(cos(way + turn) * far, sin(way + turn) * far)

    wing = pi / 7
    if head == "full":
        painter.setBrush(QColor(colours.accent))
        painter.drawPolygon(QPolygonF([tip, beside(wing, side), beside(-wing, side)]))
    elif head == "open":
        painter.drawPolyline(QPolygonF([beside(wing, side), tip, beside(-wing, side)]))
    elif head == "stop":
        painter.drawLine(beside(pi / 2, side * 0.6), beside(-pi / 2, side * 0.6))
        painter.drawPolyline(QPolygonF([beside(wing, side), tip, beside(-wing, side)]))
