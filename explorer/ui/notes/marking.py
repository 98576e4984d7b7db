"""Marking and writing where one reads: the words chosen in the columns, what can be done with them, and their marks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget
from shiboken6 import isValid

from explorer.model.citing import Cited, full, short
from explorer.model.quoting import quotation, whole_words
from explorer.model.records import TAGS, Note, Quote
from explorer.model.rights import forbids
from explorer.notes import placing
from explorer.notes.edits import changed, made, removed
from explorer.session import gathered
from explorer.session.state import OURS, THEIRS
from explorer.ui.notes.book import Book
from explorer.ui.originals.spoken import own_cuts, own_text
from explorer.ui.reading.pane import ReadingPane
from explorer.ui.reading.text import DocumentText
from explorer.ui.reading.words import Highlight, Selected
from explorer.ui.tags import tag_icon, tag_words

_REST = 150
"""Milliseconds after which chosen words are offered something."""
_TITLE = 60
"""Letters of a title in a menu."""


class Marking(QObject):
    """Follows the columns, however often they are made anew."""

    note_asked = Signal(object, bool)
    """A note or a draft is to be shown; and whether to be written in."""
    met = Signal(object)
    """A note was asked for that had been written already."""
    chosen = Signal()
    """Other words are chosen in a column."""

    def __init__(self, book: Book, reading: ReadingPane) -> None:
        super().__init__(reading)
        self.book, self.desk, self.reading = book, book.desk, reading
        self.tag = TAGS[0]
        """The shape used last."""
        self.bar = WordsBar(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._offer)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_REST)
        self._still.timeout.connect(self._offer_clicked)
        self._clicked: tuple[DocumentText, Note] | None = None
        self._at: DocumentText | None = None
        self._followed: list[DocumentText] = []
        reading.filled.connect(self.bind)
        self.desk.offer = self.offer
        book.changed.connect(self.mark)
        self.bind()

    def bind(self) -> None:
        """Follow the columns as they are now."""
        self._at = None
        self.bar.hide()
        there = self._texts()
        followed, self._followed = self._followed, there  # columns stay when others come and go
        for text in (text for text in there if text not in followed):
            text.selectionChanged.connect(partial(self._chosen_in, text))
            text.verticalScrollBar().valueChanged.connect(self.bar.hide)
            text.menu_opening.connect(partial(self._fill_menu, text))
            text.highlight_clicked.connect(partial(self._mark_clicked, text))
        self.mark()

    def _texts(self) -> list[DocumentText]:
        return [column.text for column in self.reading.columns]

    def mark(self) -> None:
        """Mark the words of all notes in the columns."""
        for column in self.reading.columns:
            wanted = tuple(self.book.highlights.get(column.source, ()))
            if column.text.highlights != wanted:
                column.text.set_highlights(wanted)
                if self._note_on(self._quotes(column.source, column.text.selections())):
                    self._let_go()  # what was chosen is seen better as it is marked now

    # What is chosen

    def here(self) -> tuple[Quote, ...]:
        """The words chosen in the column that has the focus, or its chosen statement; while documents are compared, the
        cell whose menu was opened, or the statement that is pointed at; none elsewhere."""
        text = next((t for t in self._texts() if t.hasFocus()), None)
        state = self.desk.session.state
        if text is not None:
            return self._quotes(text.source_key, text.selections() or self._whole([text.chosen]))
        keys = (state.asked or (state.passage,)) if state.beside[0] else ("",)
        told = self.desk.library.passage(keys[0]) if keys[0] else None
        return self._quotes(told.source, self._whole(keys)) if told is not None else ()

    def _quotes(self, source: str, chosen: Sequence[Selected]) -> tuple[Quote, ...]:
        quotes = []
        for one in chosen:
            start = one.start + len(one.words) - len(one.words.lstrip())
            end = one.end - len(one.words) + len(one.words.rstrip())
            words = self.book.words(source, one.original)
            if start >= end:
                continue
            if words is not None and one.passage in words:
                beside = [other for other in chosen if (other.passage, other.original) == (one.passage, one.original)]
                start, end = whole_words(words[one.passage], start, end, max(
                    (other.end for other in beside if other.end <= start), default=0), min(
                    (other.start for other in beside if other.start >= end), default=len(words[one.passage])))
            if words is None or one.passage not in words:
                quotes.append(Quote(source, one.passage, start, end, one.words.strip(), original=one.original,
                                    link=one.link))
            else:
                quotes.append(placing.quote(source, one.passage, words[one.passage], start, end, one.original,
                                            one.link))
        return tuple(quotes)

    def _note_on(self, quotes: tuple[Quote, ...]) -> Note | None:
        return next((p.note for p in self.book.notes if p.note.target == quotes), None)

    def _let_go(self) -> None:
        """Nothing is chosen any longer."""
        self.bar.hide()
        for text in self._texts():
            cursor = text.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                text.setTextCursor(cursor)

    # What is done

    def highlight(self, quotes: tuple[Quote, ...], tag: str = "") -> None:
        """Mark words; those that are marked so already no longer."""
        if not quotes:
            self.book.said.emit(self.tr("Choose words in a document first, or a statement."))
            return
        self.tag = tag or self.tag
        there = self._note_on(quotes)
        if there is None:
            note = self.book.draft(quotes, self.tag)
            if done := self.book.do(made(note)):
                self.note_asked.emit(note, False)  # what is typed next is not on what was marked before
        elif there.tag != self.tag:
            done = self.book.do(changed(there, tag=self.tag))
        else:
            done = there.kind == "note" or self.book.do(removed([there]))
        if done:
            self._let_go()

    def write(self, quotes: tuple[Quote, ...], anew: bool = False) -> None:
        """Write a note on words, or go on in the one that is there, unless it is to be another: then on words that are
        only marked."""
        there = self._note_on(quotes)
        self.bar.hide()
        if there is None or (anew and there.kind == "note"):
            there = self.book.draft(quotes, self.tag)
        self.note_asked.emit(there, True)
        if there.kind == "note" and self.book.find(there.key) is not None:
            self.met.emit(there)

    def copy(self, quotes: tuple[Quote, ...], whole: bool = False) -> None:
        """Copy words with where they are from: short, or with all that is known of it."""
        if not quotes:
            self.book.said.emit(self.tr("Choose words in a document first, or a statement."))
            return
        source = self.desk.source(quotes[0].source)
        found = [self.desk.library.passage(quote.passage) for quote in quotes]
        cited = Cited(quotation(quotes), source,
                      tuple(p.paragraph for p in found if p is not None), any(q.original for q in quotes),
                      tuple(part for part in self.desk.library.layers if part.source == source.key and any(
                          p is not None and p.layer == part.key for p in found)))
        QGuiApplication.clipboard().setText(
            (full if whole else short)(cited, self.desk.library.info, self.desk.wording))
        self.book.said.emit(self.tr("These words may not simply be passed on: {rights}").format(rights=source.rights)
                            if cited.original and forbids(source.rights) else self.tr("Copied, with where it is from."))
        self.bar.hide()

    def choose(self, drawn: Sequence[str]) -> None:
        """Add what rests on some statements to what is chosen for export."""
        session = self.desk.session
        session.change(gathered=gathered.added(session.state, drawn))
        self.book.said.emit(self.tr("Added: {titles}. The export holds %n now.", "", len(
            session.state.gathered)).format(titles=self._titles(drawn)) if drawn else
            self.tr("Nothing on the line rests on these words."))
        self.bar.hide()

    def take_out(self, drawn: Sequence[str]) -> None:
        """Export no more what rests on some statements."""
        session = self.desk.session
        session.change(gathered=gathered.without(session.state, drawn))
        self.book.said.emit(self.tr("Taken out: {titles}. The export holds %n now.", "", len(
            session.state.gathered)).format(titles=self._titles(drawn)))
        self.bar.hide()

    def _titles(self, keys: Sequence[str]) -> str:
        return ", ".join(self.tr("“{title}”").format(title=self.desk.title(key)) for key in keys)

    # Where it is offered

    def _chosen_in(self, text: DocumentText) -> None:
        self._at = text
        self.bar.hide()
        self.chosen.emit()
        if text.textCursor().hasSelection():
            self._rest.start()
        else:
            self._rest.stop()

    def _offer(self) -> None:
        text = self._at
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start()
        elif text is not None and text.hasFocus() and (quotes := self._quotes(text.source_key, text.selections())):
            self.bar.offer(text, quotes)

    def _mark_clicked(self, text: DocumentText, highlight: Highlight) -> None:
        if found := self.book.find(highlight.key):
            self._clicked = text, found.note
            self._still.start()  # when the columns have gone to the statement
            self.note_asked.emit(found.note, False)

    def _offer_clicked(self) -> None:
        text, note = self._clicked if self._clicked else (None, None)
        if text is not None and note is not None and isValid(text) and (found := self.book.find(note.key)):
            self.bar.offer_note(text, found.note)

    def _fill_menu(self, text: DocumentText, menu: QMenu) -> None:
        self._fill(menu, self._quotes(text.source_key, text.selections() or self._whole([text.asked])))

    def offer(self, menu: QMenu, source: str, passages: Sequence[str], about: Collection[str]) -> None:
        """Put what can be done with whole statements of a document into a menu, wherever they are shown; of what rests
        on them, only what they are shown to be `about` is offered for export, if any of that stands on the line."""
        self._fill(menu, self._quotes(source, self._whole(passages)), about)

    def _fill(self, menu: QMenu, quotes: tuple[Quote, ...], about: Collection[str] = ()) -> None:
        if not quotes:
            return
        menu.addSeparator()
        menu.addAction(self.tr("Note…"), partial(self.write, quotes))
        tags = menu.addMenu(self.tr("Highlight"))
        for tag in TAGS:
            tags.addAction(tag_icon(tag, self.desk.theme, self.desk.theme.px(16)), tag_words(tag),
                           partial(self.highlight, quotes, tag))
        menu.addAction(self.tr("Copy with citation"), partial(self.copy, quotes))
        menu.addAction(self.tr("Copy with full citation"), partial(self.copy, quotes, True))
        drawn = list(dict.fromkeys(key for quote in quotes for key in self.book.resting_on(quote.passage)))
        self._fill_export(menu, [key for key in drawn if key in about] or drawn)

    def _fill_export(self, menu: QMenu, drawn: Sequence[str]) -> None:
        """What can be added, by its title, or taken out where all of it is in: of several, which."""
        left = [key for key in drawn if key not in self.desk.session.state.gathered]
        keys, do = (left, self.choose) if left or not drawn else (drawn, self.take_out)
        if len(keys) == 1:
            words = self.tr("Add “{title}” to the export") if left else self.tr("Take “{title}” out of the export")
            menu.addAction(words.format(title=self._entry(keys[0])), partial(do, keys))
            return
        words = self.tr("Add to the export") if left or not drawn else self.tr("Take out of the export")
        if not keys:
            menu.addAction(words, partial(do, keys))
            return
        each = menu.addMenu(words)
        for key in keys:
            each.addAction(self._entry(key), partial(do, [key]))
        each.addSeparator()
        each.addAction(self.tr("All of these (%n)", "", len(keys)), partial(do, keys))

    def _entry(self, key: str) -> str:
        """A title in a menu, where it can be read whole in the details."""
        return shorten(self.desk.title(key), _TITLE, placeholder="…").replace("&", "&&")

    def _whole(self, passages: Sequence[str]) -> list[Selected]:
        """Statements of one document as the reader has chosen to read them: in our wording, in the document's own
        words, or both. Words of its own that several are made of are quoted once."""
        words = self.desk.session.state.words
        told = [told for key in dict.fromkeys(passages) if key and (told := self.desk.library.passage(key))]
        own = {p.key: text for p in told if words != OURS and (text := own_text(self.desk, p))}
        cuts = [Selected(key, 0, len(text), text, original=True) for key, text in own.items()]
        if len(own) > 1:
            cuts = [Selected(c.passage, c.start, c.end, c.words, original=True, link=c.link)
                    for c in own_cuts(self.desk, told[0].source, list(own))]
        held = {one.passage for one in cuts}  # of others all words stand in these
        return [Selected(p.key, 0, len(p.text), p.text) for p in told
                if p.key not in own or (words != THEIRS and p.key in held)] + cuts


class WordsBar(QFrame):
    """A small bar beside chosen words: four shapes, a note, a copy. It never takes the focus."""

    def __init__(self, marking: Marking) -> None:
        super().__init__(marking.reading)
        self.marking, self.desk = marking, marking.desk
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("What can be done with these words"))
        self.row = QHBoxLayout(self)
        self.tags = {tag: self._button("", tag_words(tag)) for tag in TAGS}
        self.note = self._button(self.tr("Note…"), self.tr("Write a note on these words"))
        self.copy = self._button(self.tr("Copy"), self.tr("Copy with citation"))
        self.remove = self._button(self.tr("Delete"), self.tr("Delete this note"))
        self._do: dict[QToolButton, Callable[[], None]] = {}
        self.hide()

    def _button(self, text: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("shape", "small")
        button.clicked.connect(lambda: self._do[button]())
        self.row.addWidget(button)
        return button

    def offer(self, text: DocumentText, quotes: tuple[Quote, ...]) -> None:
        """Offer something for words that are chosen."""
        marking = self.marking
        self._do = {button: partial(marking.highlight, quotes, tag) for tag, button in self.tags.items()}
        self._do |= {self.note: partial(marking.write, quotes), self.copy: partial(marking.copy, quotes)}
        self.remove.hide()
        self.copy.show()
        self._stand(text, text.marked.place())

    def offer_note(self, text: DocumentText, note: Note) -> None:
        """Offer something for words that are marked."""
        book = self.marking.book

        def then(run: Callable[[], object]) -> Callable[[], None]:
            def do() -> None:
                self.hide()
                run()
            return do

        self._do = {button: then(lambda t=tag: book.do(changed(note, tag=t)))  # type: ignore[misc]
                    for tag, button in self.tags.items()}
        self._do |= {self.note: then(lambda: self.marking.note_asked.emit(note, True)),
                     self.remove: then(lambda: book.do(removed([note])))}
        self.remove.show()
        self.copy.hide()
        self._stand(text, text.marked.place(note.key))

    def _stand(self, text: DocumentText, words: QRect) -> None:
        """Stand below words of the text, or above them where there is no room: they are to be read meanwhile."""
        px, theme = self.desk.theme.px, self.desk.theme
        self.row.setContentsMargins(px(4), px(4), px(4), px(4))
        self.row.setSpacing(px(2))
        for tag, button in self.tags.items():
            button.setIcon(tag_icon(tag, theme, px(18)))
            button.setIconSize(QSize(px(18), px(18)))
        self.adjustSize()
        within: QWidget = self.marking.reading
        seen = words.intersected(text.viewport().rect()) if words.isValid() else text.cursorRect()
        last = text.viewport().mapTo(within, QPoint(text.cursorRect().right(), seen.bottom()))
        place = last + QPoint(-self.width() // 2, px(6))
        if place.y() + self.height() > within.height():
            place.setY(last.y() - seen.height() - self.height() - px(6))
        place.setX(max(min(place.x(), within.width() - self.width() - 4), 4))
        place.setY(max(place.y(), 4))
        self.move(place)
        self.show()
        self.raise_()
