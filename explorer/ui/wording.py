"""Relations, schemes and kinds in the words of the screen."""


from explorer.model.vocabulary import LATER
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.ui.desk import translate

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
    "preceded": (QT_TRANSLATE_NOOP("Relation", "came before"), QT_TRANSLATE_NOOP("Relation", "came after")),
    "extended": (QT_TRANSLATE_NOOP("Relation", "extended"), QT_TRANSLATE_NOOP("Relation", "extended by"))}
_SCHEMES = {
    "partner": QT_TRANSLATE_NOOP("Scheme", "By partner"), "kind": QT_TRANSLATE_NOOP("Scheme", "By kind"),
    "source": QT_TRANSLATE_NOOP("Scheme", "By document"), "level": QT_TRANSLATE_NOOP("Scheme", "By level"),
    "agreement": QT_TRANSLATE_NOOP("Scheme", "By agreement")}
_KINDS = {
    "event": QT_TRANSLATE_NOOP("Kinds", "Events"), "base": QT_TRANSLATE_NOOP("Kinds", "Bases"),
    "treaty": QT_TRANSLATE_NOOP("Kinds", "Treaties and memberships")}

_LEVELS = {
    "internal": QT_TRANSLATE_NOOP("Level", "at home"), "external": QT_TRANSLATE_NOOP("Level", "abroad"),
    "both": QT_TRANSLATE_NOOP("Level", "at home and abroad")}


def relation_words(name: str, backwards: bool) -> str:
    """`led to`, or seen from the other end `followed from`."""
    pair = _RELATIONS.get(name, (name, name))
    return translate("Relation", pair[backwards])


def arrow_words(name: str) -> str:
    """The same as an arrow is read, from what came first: `led to`, `answered by`."""
    return relation_words(name, name in LATER)


def scheme_words(scheme: str) -> str:
    """The name of a lane scheme."""
    return translate("Scheme", _SCHEMES.get(scheme, scheme))


def kind_words(kind: str) -> str:
    """Events, bases, treaties."""
    return translate("Kinds", _KINDS.get(kind, kind))


def level_words(level: str) -> str:
    """At home, abroad or both; nothing where it is not said."""
    return translate("Level", _LEVELS[level]) if level else ""


def schemes() -> tuple[str, ...]:
    """The lane schemes, in the order of the menu."""
    return tuple(_SCHEMES)
