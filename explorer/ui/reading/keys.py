"""The keys of a document that one reads, for the list of keys."""

from explorer.model.wording import QT_TRANSLATE_NOOP

KEYS = (
    (QT_TRANSLATE_NOOP("Keys", "↑ or ↓"), QT_TRANSLATE_NOOP("Keys", "The statement above, below")),
    (QT_TRANSLATE_NOOP("Keys", "Ctrl+F, F3, Shift+F3"),
     QT_TRANSLATE_NOOP("Keys", "Find in this document; the next, the one before")),
    (QT_TRANSLATE_NOOP("Keys", "E, Shift+E"),
     QT_TRANSLATE_NOOP("Keys", "To the next remark of the editors on an original, to the one before, and read it")),
    (QT_TRANSLATE_NOOP("Keys", "Shift+→, Shift+Ctrl+→"), QT_TRANSLATE_NOOP("Keys", "Choose letters, words")),
    (QT_TRANSLATE_NOOP("Keys", "Click a statement"),
     QT_TRANSLATE_NOOP("Keys", "See what rests on it; the other documents follow")),
    (QT_TRANSLATE_NOOP("Keys", "Drag a title"), QT_TRANSLATE_NOOP("Keys", "Put the column elsewhere")),
)
"""(what one presses or does in a document, what comes of it), in the context “Keys”."""
