"""Notes <-> W3C Web Annotations as JSON-LD (https://www.w3.org/TR/annotation-model/).

What notes hang on is named by a URN: `urn:x-tlex:DATASET:passage:SOURCE:KEY`, with `:original` behind it where the
document's own words are meant, `urn:x-tlex:DATASET:entity:KEY`, or `urn:x-tlex:DATASET:line` for a moment.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote as escaped
from urllib.parse import unquote

from explorer.model.edtf import EdtfError, parse
from explorer.model.records import GAP, TAGS, Moment, Note, Quote, Thing

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"tlex": "urn:x-tlex:term:"}]
_EDTF = "http://www.loc.gov/standards/datetime/"
MOST_BYTES, MOST_NOTES, LONGEST = 20_000_000, 50_000, 100_000
"""More than this, in a file and in one text, is nobody's notes."""

Json = dict[str, Any]


class AnnotationError(Exception):
    """The file cannot be taken in; the message says where, and why."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file of annotations holds."""

    notes: tuple[Note, ...]
    others: int = 0
    """So many annotations are of something else, as of a page of the web."""


# Out

def to_json(notes: Iterable[Note], title: str, rights: Mapping[str, str]) -> str:
    """A collection of all these notes; `rights` of each document stand wherever its own words do."""
    items = [_annotation(note, rights) for note in notes]
    name = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(item["id"] for item in items)).urn
    page = {"id": f"{name}#all", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    collection = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": title, "total": len(items),
                  "first": page}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _annotation(note: Note, rights: Mapping[str, str]) -> Json:
    body: list[Json] = [{"type": "TextualBody", "purpose": "tagging", "value": note.tag}]
    if note.body:
        body.insert(0, {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": note.body})
    found = {"id": f"urn:uuid:{note.key}", "type": "Annotation",
             "motivation": "commenting" if note.kind == "note" else "highlighting",
             "created": note.created, "modified": note.modified, "tlex:edition": note.edition, "body": body,
             "target": _target(note, rights)}
    return {name: value for name, value in found.items() if value != ""}


def _target(note: Note, rights: Mapping[str, str]) -> Json | list[Json]:
    match note.target:
        case Thing(key=key, title=title):
            return {"id": _urn(note.dataset, "entity", key), "dc:title": title}
        case Moment(edtf=edtf):
            return {"type": "SpecificResource", "source": _urn(note.dataset, "line"),
                    "selector": {"type": "FragmentSelector", "conformsTo": _EDTF, "value": edtf}}
        case quotes:
            return [_quoted(note.dataset, quote, rights) for quote in quotes]


def _quoted(dataset: str, quote: Quote, rights: Mapping[str, str]) -> Json:
    last = ("original",) if quote.original else ()
    source: Json = {"id": _urn(dataset, "passage", quote.source, quote.passage, *last), "type": "Text"}
    if quote.original and rights.get(quote.source):
        source["dc:rights"] = rights[quote.source]
    words = {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    found: Json = {"type": "SpecificResource", "source": source, "selector": [
        {name: value for name, value in words.items() if value},
        {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}]}
    return found if quote.link == GAP else found | {"tlex:link": quote.link}


def _urn(*parts: str) -> str:
    return ":".join(("urn", "x-tlex", *(escaped(part, safe="") for part in parts)))


# In

def from_json(data: bytes) -> TakenIn:
    """The notes in a file; raises AnnotationError. A note keeps its key, so that it can be taken in twice."""
    if len(data) > MOST_BYTES:
        raise AnnotationError(f"is larger than {MOST_BYTES // 1_000_000} MB, which no notes are")
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnnotationError(f"byte {error.start + 1}: is no text in UTF-8") from error
    except json.JSONDecodeError as error:
        raise AnnotationError(f"line {error.lineno}, column {error.colno}: is no JSON ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise AnnotationError("is no JSON that can be read: a number is too long, or it is nested too deep") from error
    items, where = _items(whole)
    if len(items) > MOST_NOTES:
        raise AnnotationError(f"{where}: holds more than {MOST_NOTES:,} annotations")
    notes: dict[str, Note] = {}
    others = 0
    for n, item in enumerate(items):
        note = _note(_dict(item, f"{where}[{n}]"), f"{where}[{n}]")
        if note is None:
            others += 1
        else:
            notes.setdefault(note.key, note)
    return TakenIn(tuple(notes.values()), others)


def _items(whole: object) -> tuple[list[Any], str]:
    """The annotations of a collection, a page, or one alone; and what their list is called."""
    if isinstance(whole, list):
        return whole, "annotations"
    top = _dict(whole, "the file")
    match _types(top):
        case types if "AnnotationCollection" in types:
            page = top.get("first", top)
            if not isinstance(page, dict):
                raise AnnotationError("first: the annotations are in another file; export them as one")
            return _list(page.get("items"), "first.items"), "first.items"
        case types if "AnnotationPage" in types:
            return _list(top.get("items"), "items"), "items"
        case types if "Annotation" in types:
            return [top], "annotations"
    raise AnnotationError("is no collection of Web Annotations, nor a page of one, nor an annotation")


def _note(item: Json, where: str) -> Note | None:
    """One annotation; None where it is of something that is not ours."""
    targets = item.get("target")
    found = [_aim(target, f"{where}.target") for target in (targets if isinstance(targets, list) else [targets])]
    ours = [pair for pair in found if pair is not None]
    if not ours:
        return None
    dataset = ours[0][0]
    quotes = tuple(aim for name, aim in ours if isinstance(aim, Quote) and name == dataset)
    single = next((aim for _, aim in ours if not isinstance(aim, Quote)), None)
    body, tag = _bodies(item, where)
    target = quotes or single
    assert target is not None
    return Note(_key(item, where), dataset, _text(item.get("tlex:edition", ""), f"{where}.tlex:edition"), target, body,
                tag, _time(item, "created", where), _time(item, "modified", where))


def _aim(target: object, where: str) -> tuple[str, Quote | Thing | Moment] | None:
    """(dataset, what is meant in it), if it is ours."""
    whole = target if isinstance(target, dict) else {"id": target}
    source = whole.get("source", whole)
    name = source.get("id") if isinstance(source, dict) else source
    match [unquote(part) for part in name.split(":")] if isinstance(name, str) and len(name) <= LONGEST else []:
        case ["urn", "x-tlex", dataset, "entity", key]:
            title = source.get("dc:title", key) if isinstance(source, dict) else key
            return _text(dataset, where), Thing(_text(key, where), _text(title, f"{where}.dc:title"))
        case ["urn", "x-tlex", dataset, "line"]:
            return _text(dataset, where), _moment(whole, where)
        case ["urn", "x-tlex", dataset, "passage", document, key]:
            return _text(dataset, where), _quote(whole, _text(document, where), _text(key, where), False, where)
        case ["urn", "x-tlex", dataset, "passage", document, key, "original"]:
            return _text(dataset, where), _quote(whole, _text(document, where), _text(key, where), True, where)
    return None


def _quote(target: Json, source: str, key: str, original: bool, where: str) -> Quote:
    words = _selector(target, "TextQuoteSelector")
    position = _selector(target, "TextPositionSelector")
    where = f"{where}.selector"
    exact = _text(words.get("exact"), f"{where}.exact")
    if not exact:
        raise AnnotationError(f"{where}.exact: no words are quoted")
    start, end = position.get("start", 0), position.get("end", 0)
    if not all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 2**31 for n in (start, end)):
        raise AnnotationError(f"{where}: start and end are to be numbers of characters")
    return Quote(source, key, start, end, exact, _text(words.get("prefix", ""), f"{where}.prefix"),
                 _text(words.get("suffix", ""), f"{where}.suffix"), original,
                 link if (link := target.get("tlex:link")) in ("", " ") else GAP)


def _moment(target: Json, where: str) -> Moment:
    text = _text(_selector(target, "FragmentSelector").get("value"), f"{where}.selector.value")
    try:
        date = parse(text)
    except (EdtfError, ValueError) as error:
        raise AnnotationError(f"{where}.selector.value: {error}") from error
    first, last = date.earliest, date.end_latest
    if first is None or last is None:
        raise AnnotationError(f"{where}.selector.value: “{text}” has no beginning or no end")
    return Moment(text, first, last)


def _selector(target: Json, kind: str) -> Json:
    found = target.get("selector")
    return next((s for s in (found if isinstance(found, list) else [found])
                 if isinstance(s, dict) and kind in _types(s)), {})


def _bodies(item: Json, where: str) -> tuple[str, str]:
    """What is written, and the tag."""
    found = item.get("body", item.get("bodyValue", []))
    texts, tag = [], TAGS[0]
    for body in found if isinstance(found, list) else [found]:
        value = body.get("value", "") if isinstance(body, dict) else body
        text = _text(value, f"{where}.body")
        if isinstance(body, dict) and body.get("purpose") == "tagging":
            if text in TAGS:
                tag = text
                continue
            text = f"#{text}"
        texts.append(text)
    return _text("\n\n".join(t for t in texts if t), f"{where}.body"), tag


def _key(item: Json, where: str) -> str:
    """Its own UUID, or one that is always the same for the same annotation."""
    name = _text(item.get("id") or json.dumps(item, sort_keys=True), f"{where}.id")
    try:
        return str(uuid.UUID(name)) if name.startswith("urn:uuid:") else str(uuid.uuid5(uuid.NAMESPACE_URL, name))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _time(item: Json, name: str, where: str) -> str:
    text = _text(item.get(name, ""), f"{where}.{name}")
    try:
        time = datetime.fromisoformat(text) if text else None
        return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if time else ""
    except (ValueError, OverflowError) as error:
        raise AnnotationError(f"{where}.{name}: “{text[:40]}” is no time as 2025-01-31T12:00:00Z") from error


def _types(thing: Json) -> list[object]:
    found = thing.get("type")
    return found if isinstance(found, list) else [found]


def _dict(value: object, where: str) -> Json:
    if not isinstance(value, dict):
        raise AnnotationError(f"{where}: is to be an object in braces")
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise AnnotationError(f"{where}: is to be a list of annotations")
    return value


def _text(value: object, where: str) -> str:
    """A text that can be kept and shown."""
    if not isinstance(value, str):
        raise AnnotationError(f"{where}: is to be a text")
    if len(value) > LONGEST:
        raise AnnotationError(f"{where}: is longer than {LONGEST:,} letters")
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise AnnotationError(f"{where}: holds half a letter, which stands for nothing")
    return value
