"""The keys of the line and what hands do on it: the one table that the line obeys and the list of keys shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from explorer.model.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from explorer.ui.timeline.canvas import Canvas

K = Qt.Key
_WRITTEN = {K.Key_Left: "←", K.Key_Right: "→", K.Key_Up: "↑", K.Key_Down: "↓", K.Key_Return: "Enter",
            K.Key_PageUp: "Page Up", K.Key_PageDown: "Page Down"}
"""Where Qt calls a key by a name that does not stand on it."""


@dataclass(frozen=True, slots=True)
class LineKey:
    """Keys that do the same."""

    keys: tuple[Qt.Key, ...]
    words: str
    """What it does; to be translated in the context “Keys”."""
    run: Callable[[Canvas], object]
    anywhere: bool = False
    """Whether it works wherever the focus is, but for boxes that one types in; else on the line."""
    shift: bool = False
    """Whether Shift is held."""

    def names(self) -> list[str]:
        """What stands on the keys."""
        return list(dict.fromkeys(written(QKeySequence(Qt.Modifier.SHIFT | key if self.shift else key))
                                  for key in self.keys))


def written(keys: QKeySequence) -> str:
    """A key, perhaps with others held, as it is written for a reader."""
    form = QKeySequence.SequenceFormat.NativeText
    text = keys.toString(form)
    key = keys[0].key()  # type: ignore[index]
    return text.removesuffix(QKeySequence(key).toString(form)) + _WRITTEN[key] if key in _WRITTEN else text


KEYS = (
    LineKey((K.Key_Right,), QT_TRANSLATE_NOOP("Keys", "Next event in the lane"), lambda line: line.content.step(1)),
    LineKey((K.Key_Left,), QT_TRANSLATE_NOOP("Keys", "Event before it"), lambda line: line.content.step(-1)),
    LineKey((K.Key_Down,), QT_TRANSLATE_NOOP("Keys", "Lane below"), lambda line: line.content.step_lane(1)),
    LineKey((K.Key_Up,), QT_TRANSLATE_NOOP("Keys", "Lane above"), lambda line: line.content.step_lane(-1)),
    LineKey((K.Key_Right,), QT_TRANSLATE_NOOP("Keys", "Choose years: on to the next event; Enter chooses them"),
            lambda line: line.grow(1), shift=True),
    LineKey((K.Key_Left,), QT_TRANSLATE_NOOP("Keys", "Choose years: back to the event before"),
            lambda line: line.grow(-1), shift=True),
    LineKey((K.Key_PageDown,), QT_TRANSLATE_NOOP("Keys", "Choose years: on to the next date below"),
            lambda line: line.grow(1, by_date=True), shift=True),
    LineKey((K.Key_PageUp,), QT_TRANSLATE_NOOP("Keys", "Choose years: back to the date before"),
            lambda line: line.grow(-1, by_date=True), shift=True),
    LineKey((K.Key_Return, K.Key_Enter), QT_TRANSLATE_NOOP("Keys", "Read what is chosen"),
            lambda line: line.read()),
    LineKey((K.Key_Menu,), QT_TRANSLATE_NOOP("Keys", "What can be done with the lane (Shift+F10 too)"),
            lambda line: line.ask_lane()),
    LineKey((K.Key_Escape,), QT_TRANSLATE_NOOP(
        "Keys", "Choose nothing; of one room alone: back to the others; in the details: back to the line"),
            lambda line: line.clear()),
    LineKey((K.Key_Plus, K.Key_Equal), QT_TRANSLATE_NOOP("Keys", "Closer"), lambda line: line.zoom(0.8)),
    LineKey((K.Key_Minus,), QT_TRANSLATE_NOOP("Keys", "Farther"), lambda line: line.zoom(1.25)),
    LineKey((K.Key_PageUp,), QT_TRANSLATE_NOOP("Keys", "Earlier"), lambda line: line.pan(-0.25)),
    LineKey((K.Key_PageDown,), QT_TRANSLATE_NOOP("Keys", "Later"), lambda line: line.pan(0.25)),
    LineKey((K.Key_L,), QT_TRANSLATE_NOOP("Keys", "As one document after the other tells it"),
            lambda line: line.turn_lens()),
    LineKey((K.Key_Home,), QT_TRANSLATE_NOOP("Keys", "All years; once more: even what lies far off"),
            lambda line: line.fit()),
    LineKey((K.Key_Period,), QT_TRANSLATE_NOOP("Keys", "Next event, while reading too"),
            lambda line: line.content.step(1), anywhere=True),
    LineKey((K.Key_Comma,), QT_TRANSLATE_NOOP("Keys", "Event before it, while reading too"),
            lambda line: line.content.step(-1), anywhere=True),
    LineKey((K.Key_F,), QT_TRANSLATE_NOOP("Keys", "Zoom to what is chosen"), lambda line: line.fit_selection(),
            anywhere=True),
)

HANDS = (
    (QT_TRANSLATE_NOOP("Keys", "Wheel, pinch"), QT_TRANSLATE_NOOP("Keys", "Closer, farther, where the pointer is")),
    (QT_TRANSLATE_NOOP("Keys", "Drag, Shift+wheel"), QT_TRANSLATE_NOOP("Keys", "Earlier, later")),
    (QT_TRANSLATE_NOOP("Keys", "Double click"), QT_TRANSLATE_NOOP("Keys", "Closer")),
    (QT_TRANSLATE_NOOP("Keys", "Click"), QT_TRANSLATE_NOOP("Keys", "Choose an event")),
    (QT_TRANSLATE_NOOP("Keys", "Click an arrow"), QT_TRANSLATE_NOOP("Keys", "Read who claims that link, and where")),
    (QT_TRANSLATE_NOOP("Keys", "Ctrl+click"), QT_TRANSLATE_NOOP("Keys", "Choose one more, or one less")),
    (QT_TRANSLATE_NOOP("Keys", "Shift+drag"), QT_TRANSLATE_NOOP("Keys", "Choose years, and see how long they are")),
    (QT_TRANSLATE_NOOP("Keys", "Click on a lane's name"),
     QT_TRANSLATE_NOOP("Keys", "Collapse, hide, pin or move the lane")),
    (QT_TRANSLATE_NOOP("Keys", "Drag a lane's name"), QT_TRANSLATE_NOOP("Keys", "Put the lane elsewhere")),
)
"""(what hands do, what comes of it), in the context “Keys”."""

NAMES = (
    (QT_TRANSLATE_NOOP("Keys", "↑, ↓"), QT_TRANSLATE_NOOP("Keys", "Lane above, lane below")),
    (QT_TRANSLATE_NOOP("Keys", "←, →"), QT_TRANSLATE_NOOP("Keys", "Collapse, expand")),
    (QT_TRANSLATE_NOOP("Keys", "Alt+↑, Alt+↓"), QT_TRANSLATE_NOOP("Keys", "Move the lane up, down")),
    (QT_TRANSLATE_NOOP("Keys", "Home, End"), QT_TRANSLATE_NOOP("Keys", "First lane, last lane")),
    (QT_TRANSLATE_NOOP("Keys", "Enter, Space, Menu"), QT_TRANSLATE_NOOP("Keys", "What can be done with the lane")),
)
"""(keys on the names of the lanes, what they do), in the context “Keys”."""


def of_line(key: int, shift: bool = False) -> LineKey | None:
    """What a key does while the line has the focus, with Shift or without; the same where there is no difference."""
    own = next((line for line in KEYS if key in line.keys and line.shift == shift), None)
    return own or next((line for line in KEYS if key in line.keys and shift), None)
