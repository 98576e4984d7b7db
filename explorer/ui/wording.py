"""Properties, schemes and filters in the words of the screen."""

from PySide6.QtCore import QCoreApplication

from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.ui.desk import Desk

_PROPERTIES = {
    "date": QT_TRANSLATE_NOOP("Property", "When"), "by": QT_TRANSLATE_NOOP("Property", "By whom"),
    "towards": QT_TRANSLATE_NOOP("Property", "Towards"), "with": QT_TRANSLATE_NOOP("Property", "With"),
    "party": QT_TRANSLATE_NOOP("Property", "Parties"), "member": QT_TRANSLATE_NOOP("Property", "Members"),
    "host": QT_TRANSLATE_NOOP("Property", "Host"), "user": QT_TRANSLATE_NOOP("Property", "Used by"),
    "affected": QT_TRANSLATE_NOOP("Property", "Affected"), "mediator": QT_TRANSLATE_NOOP("Property", "Mediator"),
    "recipient": QT_TRANSLATE_NOOP("Property", "For whom"),
    "decided by": QT_TRANSLATE_NOOP("Property", "Who decided"),
    "refused by": QT_TRANSLATE_NOOP("Property", "Who refused"), "asked by": QT_TRANSLATE_NOOP("Property", "Who asked"),
    "cause": QT_TRANSLATE_NOOP("Property", "Why"), "motive": QT_TRANSLATE_NOOP("Property", "Motive"),
    "reason given": QT_TRANSLATE_NOOP("Property", "Reason given"),
    "purpose": QT_TRANSLATE_NOOP("Property", "Purpose"), "condition": QT_TRANSLATE_NOOP("Property", "Condition"),
    "consequence": QT_TRANSLATE_NOOP("Property", "What followed"), "content": QT_TRANSLATE_NOOP("Property", "What"),
    "position": QT_TRANSLATE_NOOP("Property", "Position"),
    "assessment": QT_TRANSLATE_NOOP("Property", "Judgement"),
    "description": QT_TRANSLATE_NOOP("Property", "Description"),
    "outlook": QT_TRANSLATE_NOOP("Property", "Outlook"), "role": QT_TRANSLATE_NOOP("Property", "Role"),
    "demanded": QT_TRANSLATE_NOOP("Property", "Demanded"), "promised": QT_TRANSLATE_NOOP("Property", "Promised"),
    "negotiated": QT_TRANSLATE_NOOP("Property", "Negotiated"), "signed": QT_TRANSLATE_NOOP("Property", "Signed"),
    "opened": QT_TRANSLATE_NOOP("Property", "Opened"), "established": QT_TRANSLATE_NOOP("Property", "Founded"),
    "joined": QT_TRANSLATE_NOOP("Property", "Joined"),
    "entered into force": QT_TRANSLATE_NOOP("Property", "Entered into force"),
    "in use": QT_TRANSLATE_NOOP("Property", "In use"), "in force": QT_TRANSLATE_NOOP("Property", "In force"),
    "lease": QT_TRANSLATE_NOOP("Property", "Lease"), "term": QT_TRANSLATE_NOOP("Property", "Term"),
    "lasted": QT_TRANSLATE_NOOP("Property", "Lasted"), "holds office": QT_TRANSLATE_NOOP("Property", "Office"),
    "ended": QT_TRANSLATE_NOOP("Property", "Ended"), "closed": QT_TRANSLATE_NOOP("Property", "Closed"),
    "left": QT_TRANSLATE_NOOP("Property", "Left")}
_RELATIONS = {
    "led to": (QT_TRANSLATE_NOOP("Relation", "led to"), QT_TRANSLATE_NOOP("Relation", "followed from")),
    "in response to": (QT_TRANSLATE_NOOP("Relation", "in response to"), QT_TRANSLATE_NOOP("Relation", "answered by")),
    "in exchange for": (QT_TRANSLATE_NOOP("Relation", "in exchange for"),
                        QT_TRANSLATE_NOOP("Relation", "exchanged for")),
    "part of": (QT_TRANSLATE_NOOP("Relation", "part of"), QT_TRANSLATE_NOOP("Relation", "includes")),
    "at": (QT_TRANSLATE_NOOP("Relation", "at"), QT_TRANSLATE_NOOP("Relation", "place of")),
    "about": (QT_TRANSLATE_NOOP("Relation", "about"), QT_TRANSLATE_NOOP("Relation", "subject of")),
    "amended": (QT_TRANSLATE_NOOP("Relation", "amended"), QT_TRANSLATE_NOOP("Relation", "amended by")),
    "replaced": (QT_TRANSLATE_NOOP("Relation", "replaced"), QT_TRANSLATE_NOOP("Relation", "replaced by")),
    "preceded": (QT_TRANSLATE_NOOP("Relation", "forerunner of"), QT_TRANSLATE_NOOP("Relation", "came after")),
    "extended": (QT_TRANSLATE_NOOP("Relation", "extended"), QT_TRANSLATE_NOOP("Relation", "extended by"))}
_SCHEMES = {
    "partner": QT_TRANSLATE_NOOP("Scheme", "By partner"), "kind": QT_TRANSLATE_NOOP("Scheme", "By kind"),
    "source": QT_TRANSLATE_NOOP("Scheme", "By document")}
_KINDS = {
    "event": QT_TRANSLATE_NOOP("Kinds", "Events"), "base": QT_TRANSLATE_NOOP("Kinds", "Bases"),
    "treaty": QT_TRANSLATE_NOOP("Kinds", "Treaties and memberships")}


def property_words(desk: Desk, name: str) -> str:
    """The heading of a row of the grid."""
    if name in desk.library.figures:
        return desk.library.figures[name]
    return QCoreApplication.translate("Property", _PROPERTIES.get(name, name))


def relation_words(name: str, backwards: bool) -> str:
    """`led to`, or seen from the other end `followed from`."""
    pair = _RELATIONS.get(name, (name, name))
    return QCoreApplication.translate("Relation", pair[backwards])


def scheme_words(scheme: str) -> str:
    """The name of a lane scheme."""
    return QCoreApplication.translate("Scheme", _SCHEMES.get(scheme, scheme))


def kind_words(kind: str) -> str:
    """Events, bases, treaties."""
    return QCoreApplication.translate("Kinds", _KINDS.get(kind, kind))


def schemes() -> tuple[str, ...]:
    """The lane schemes, in the order of the menu."""
    return tuple(_SCHEMES)
