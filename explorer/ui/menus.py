"""The menu: everything the program can do, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from explorer.ui.desk import translate
from explorer.ui.dialogs.help import HelpDialog

if TYPE_CHECKING:
    from explorer.ui.window import Window


def make_menu(window: Window) -> QMenu:
    """The menu of a window, whose bar has its actions already."""
    menu, do = QMenu(window), window.action
    file = menu.addMenu(translate("Window", "&File"))
    file.addAction(do("open", translate("Window", "Open a dataset…"), window.ask_open, "Ctrl+O", icon="folder-open"))
    window.originals.fill(file, do)
    file.addAction(window.actions_by_name["export"])
    file.addSeparator()
    file.addAction(do("quit", translate("Window", "Quit"), window.close, "Ctrl+Q"))
    view = menu.addMenu(translate("Window", "&View"))
    for name in ("table", "fit", "closer", "farther", "goto"):
        view.addAction(window.actions_by_name[name])
    _compare(window, view)
    view.addMenu(window.lens.choices)
    view.addAction(window.actions_by_name["verdicts"])
    links = do("links", translate("Window", "Show links of the chosen"), lambda: window.desk.session.change(
        links=not window.desk.session.state.linked, offered=False))
    links.setCheckable(True)
    view.addAction(links)
    view.addSeparator()
    window.moves.fill(view)
    _look(window, view)
    menu.addMenu(window.notes.menu(window.start_anew))
    menu.addMenu(window.views)
    menu.addAction(do("search", translate("Window", "Search everything"), window.to_search, "Ctrl+K",
                      "Ctrl+F", icon="search"))
    menu.addAction(do("help", translate("Window", "How to use this…"), lambda: HelpDialog(
        window.desk, window.timeline.overview, window).start(), "F1", icon="circle-help"))
    menu.addAction(window.moves.all_keys)
    menu.addAction(do("about", translate("Window", "About…"), window.about))
    return menu


def _look(window: Window, view: QMenu) -> None:
    """One room alone, the size of the text, the colours: each in a menu of its own, or the whole is too high."""
    do, alone = window.action, view.addMenu(translate("Window", "One part alone"))
    panes = ((translate("Window", "Timeline alone"), window.room, "Ctrl+1"),
             (translate("Window", "Details alone"), window.detail, "Ctrl+2"),
             (translate("Window", "Documents alone"), window.reading, "Ctrl+3"))
    for words, pane, keys in panes:
        alone.addAction(do(words, words, lambda p=pane: window.alone(p), keys))  # type: ignore[misc]
    text, size = view.addMenu(translate("Window", "Text size")), window.text_size
    text.addAction(do("larger", translate("Window", "Larger text"), lambda: size.step(0.1), "Ctrl++", "Ctrl+="))
    text.addAction(do("smaller", translate("Window", "Smaller text"), lambda: size.step(-0.1), "Ctrl+-"))
    text.addAction(do("normal", translate("Window", "Normal text"), lambda: size.choose(1.0), "Ctrl+Shift+0"))
    size.fill(text)
    themes = view.addMenu(translate("Window", "Colours"))
    for choice, words in (("system", translate("Window", "As the system has it")),
                          ("light", translate("Window", "Light")), ("dark", translate("Window", "Dark"))):
        themes.addAction(words, lambda c=choice: window.desk.theme.choose(c))  # type: ignore[misc]


def _compare(window: Window, view: QMenu) -> None:
    """What can stand in the place of the line: the grid, the disagreements, a document among the others."""
    disagreements = window.action("disagreements", translate("Window", "Disagreements"),
                                  lambda: window.room.turn("disagreements"), "D")
    disagreements.setCheckable(True)
    documents = QMenu(translate("Window", "About a document"), view)

    def fill() -> None:
        documents.clear()
        for source in window.desk.library.sources:
            documents.addAction(source.short_title.replace("&", "&&"), partial(
                window.desk.session.change, beside=("document", source.key)))

    documents.aboutToShow.connect(fill)
    fill()
    view.addSeparator()
    view.addActions([window.actions_by_name["grid"], disagreements])
    view.addMenu(documents)
    view.addSeparator()
