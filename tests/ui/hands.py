"""The reader's hands and eyes: real events in, pixels and words out."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMessageBox, QTextBrowser, QToolTip, QWidget

from explorer.ui.reading.column import Column
from explorer.ui.reading.text import DocumentText
from explorer.ui.timeline.canvas import Canvas
from explorer.ui.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
                    Qt.KeyboardModifier.AltModifier)
Key = Qt.Key


def wait_until(true: Callable[[], object], milliseconds: int = 5000) -> None:
    """Let the program go on until something holds."""
    begin = time.monotonic()
    while not true():
        waited = time.monotonic() - begin
        assert waited < milliseconds / 1000, "it did not come to pass"
        QTest.qWait(0 if waited < 0.01 else 5)


def settle(milliseconds: int = 0) -> None:
    """Let everything that is to happen at once happen, and what follows from it; or go on for a while."""
    for _ in range(3):
        QTest.qWait(0)
    if milliseconds:
        QTest.qWait(milliseconds)


# Mouse

def click(widget: QWidget, at: QPointF | QPoint | None = None, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and release the left button at a point of a widget, or its middle."""
    assert widget.isVisible(), widget
    where = widget.rect().center() if at is None else at.toPoint() if isinstance(at, QPointF) else at
    assert widget.rect().contains(where), where
    QTest.mouseMove(widget, where)
    QTest.mouseClick(widget, LEFT, modifiers, where)
    settle()


def send_mouse(widget: QWidget, kind: QEvent.Type, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One mouse event of the left button."""
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    cause = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    QApplication.sendEvent(widget, QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), cause, held, modifiers))


def drag(widget: QWidget, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press, move in ten steps, release."""
    send_mouse(widget, QEvent.Type.MouseButtonPress, start, modifiers)
    for n in range(1, 11):
        send_mouse(widget, QEvent.Type.MouseMove, start + (end - start) * (n / 10), modifiers)
    send_mouse(widget, QEvent.Type.MouseButtonRelease, end, modifiers)
    settle()


def wheel(widget: QWidget, at: QPointF, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel, away from oneself if positive."""
    QApplication.sendEvent(widget, QWheelEvent(
        at, QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False))


def tip(widget: QWidget, at: QPointF) -> str:
    """What the tool tip says at a point."""
    where = at.toPoint()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, where, widget.mapToGlobal(where)))
    text = QToolTip.text() if QToolTip.isVisible() else ""
    hide_tip()
    return text


def hide_tip() -> None:
    """Put the tool tip away at once; Qt's own way takes 300 ms."""
    for label in QApplication.topLevelWidgets():
        if label.inherits("QTipLabel"):
            label.hide()
    assert not QToolTip.isVisible()


# Keys

def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifiers)
    settle()


def press_focused(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    focused = window.focusWidget()
    assert focused is not None
    press(focused, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script (QTest.keyClicks aborts on Cyrillic)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))


# Menus and dialogs

def pick_action(menu: QMenu, words: str) -> None:
    """Click an entry of an open menu."""
    action = next((a for a in menu.actions() if a.text().replace("&", "") == words), None)
    assert action is not None, f"{words!r} is not in {[a.text() for a in menu.actions()]}"
    assert action.isEnabled(), words
    at = menu.actionGeometry(action).center()
    QTest.mouseMove(menu, at)
    QTest.mouseClick(menu, LEFT, NONE, at)


def from_menu(button: QAbstractButton, *path: str) -> None:
    """Open the menu of a button and click through it; the menu runs its own loop meanwhile."""
    errors: list[BaseException] = []
    window, left, tries = button.window(), list(path), [200]
    done: list[QWidget] = []

    def step() -> None:
        menu = QApplication.activePopupWidget()
        tries[0] -= 1
        try:
            assert tries[0], "the menu does not open"
            if isinstance(menu, QMenu) and menu not in done:
                done.append(menu)
                pick_action(menu, left.pop(0))
                if not left and menu.isVisible():  # one to tick in
                    QTest.keyClick(menu, Key.Key_Escape)
        except BaseException as error:
            errors.append(error)
            left.clear()
            while popup := QApplication.activePopupWidget():
                popup.close()
        if left:
            QTimer.singleShot(10, step)

    QTimer.singleShot(0, step)
    QTest.mouseClick(button, LEFT)
    settle()
    if errors:
        raise errors[0]
    back_to(window)


def menu_words(menu: QMenu) -> list[str]:
    """The entries of a menu."""
    return [a.text() for a in menu.actions() if a.text()]


def checked(actions: list[QAction]) -> list[str]:
    """The entries with a tick."""
    return [a.text() for a in actions if a.isChecked()]


def open_menu() -> QMenu:
    """The menu on screen."""
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def message(window: Window) -> QMessageBox:
    """The message on screen."""
    boxes = [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    assert len(boxes) == 1, boxes
    return boxes[0]


def agree_to(box: QMessageBox) -> None:
    """Click OK."""
    window = box.parentWidget()
    click(box.button(QMessageBox.StandardButton.Ok))
    settle()
    back_to(window)


def back_to(window: QWidget) -> None:
    """What a window manager does when what lay before a window is closed."""
    window.activateWindow()
    wait_until(window.isActiveWindow)


def button_named(parent: QWidget, words: str) -> QAbstractButton:
    """A visible button by the words on it, or by its name."""
    found = [b for b in parent.findChildren(QAbstractButton) if b.isVisible()
             and words in (b.text().strip(), b.accessibleName())]
    assert len(found) == 1, [(b.text(), b.accessibleName()) for b in parent.findChildren(QAbstractButton)]
    return found[0]


# The line

def place(window: Window, key: str) -> QPointF:
    """Where something stands on the line."""
    canvas = window.timeline.canvas
    where = canvas.place_of(key)
    if where is None:
        canvas.reveal(key)
        where = canvas.place_of(key)
    if where is None:  # it is only counted
        canvas.zoom_to(canvas.content.ids_of((key,)))
        where = canvas.place_of(key)
    assert where is not None, f"{key} is not drawn"
    return where


def click_on_line(window: Window, key: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click a mark or bar, scrolled to if need be."""
    window.timeline.canvas.reveal(key)
    settle()
    click(window.timeline.canvas.viewport(), place(window, key), modifiers)


def drawn_marks(canvas: Canvas) -> dict[str, QPointF]:
    """Key -> place of every mark in view."""
    area, drawing = canvas.area, canvas.draw_now()
    found = {canvas.content.key_of(m.entity): QPointF(area.left() + m.x, canvas.seen(m.y))
             for m in drawing.marks}
    return {k: p for k, p in found.items() if area.contains(p)}


def empty_spot(canvas: Canvas) -> QPointF:
    """A point of the line where nothing is."""
    area = canvas.area
    for y in range(int(area.top()) + 6, int(area.bottom()) - 6, 7):
        for x in range(int(area.left()) + 60, int(area.right()) - 60, 23):
            picked = canvas.at(QPointF(x, y))
            if picked.entity is None and picked.count is None:
                return QPointF(x, y)
    raise AssertionError("the line is full")


# Pages

def follow(page: QTextBrowser, href: str) -> None:
    """Click a link of a page, wherever on the page it stands."""
    document = page.document()
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref() == href:
                cursor = page.textCursor()
                cursor.setPosition(piece.position())
                page.setTextCursor(cursor)
                page.ensureCursorVisible()
                after = page.textCursor()
                after.setPosition(piece.position() + 1)
                box = page.cursorRect(page.textCursor()).united(page.cursorRect(after))
                click(page.viewport(), box.center())
                return
            pieces += 1
        block = block.next()
    raise AssertionError(f"no link {href}")


def links(page: QTextBrowser) -> list[str]:
    """Where the links of a page lead, in order."""
    found: list[str] = []
    block = page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if href := pieces.fragment().charFormat().anchorHref():
                found.append(href)
            pieces += 1
        block = block.next()
    return list(dict.fromkeys(found))


def column(window: Window, source: str) -> Column:
    """The column of a document."""
    return next(c for c in window.reading.columns if c.source == source)


def statement_place(text: DocumentText, key: str) -> QPointF:
    """A point in a statement, brought into view."""
    text.scroll_to(key, 30)
    settle()
    box = text._box(text.block_of[key])
    return QPointF(60, box.center().y())


def told_height(window: Window, source: str) -> float:
    """At which height of the window the chosen statement of a column begins."""
    text = column(window, source).text
    top = text._box(text.block_of[text.chosen]).top()
    assert 0 <= top < text.viewport().height(), f"{source}: the chosen statement is out of sight"
    return text.viewport().mapTo(window, QPoint(0, 0)).y() + top


# Pixels

def picture(widget: QWidget) -> QImage:
    """What a widget looks like."""
    return widget.grab().toImage()


def alike(one: QColor, other: QColor, slack: int = 12) -> bool:
    """Whether two colours cannot be told apart."""
    return all(abs(a - b) <= slack for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def pixels_of(image: QImage, hue: QColor | str, at: QPointF, radius: float, slack: int = 24) -> int:
    """How many pixels around a point have a colour."""
    colour, ratio = QColor(hue), image.devicePixelRatio()
    count = 0
    for y in range(round((at.y() - radius) * ratio), round((at.y() + radius) * ratio) + 1):
        for x in range(round((at.x() - radius) * ratio), round((at.x() + radius) * ratio) + 1):
            if image.valid(x, y) and alike(image.pixelColor(x, y), colour, slack):
                count += 1
    return count
