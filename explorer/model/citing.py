"""Where words come from, in words: what is copied or printed carries it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.model.days import to_date
from explorer.model.edtf import parse
from explorer.model.records import Layer, Source
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a document, in our wording or its own, and the paragraphs that they stand in."""

    words: str
    source: Source
    paragraphs: tuple[int, ...]
    original: bool = False
    parts: tuple[Layer, ...] = ()
    """The parts of the document that they stand in, where these have a time of their own."""


def short(cited: Cited, info: Mapping[str, str], wording: Wording) -> str:
    """The words with author and year as notes in a text have them, the paragraph, and the dataset with its edition;
    what is unsigned goes by its short title."""
    name = cited.source.author or cited.source.short_title
    where = _joined(f"{name} {_year(cited.source, wording)}", paragraphs(cited.paragraphs))
    dataset = wording.say(QT_TRANSLATE_NOOP("Wording", "{title}, edition {edition}"),
                          title=info.get("title", ""), edition=info.get("edition", ""))
    return _with_place(cited, where, dataset, wording)


def full(cited: Cited, info: Mapping[str, str], wording: Wording) -> str:
    """The words with all that the document's card says of who wrote it, and the dataset with its licence."""
    source = cited.source
    where = _joined(document(source, wording), *as_of(cited.parts, cited.source, wording), paragraphs(cited.paragraphs))
    return _with_place(cited, where, made_from(info, wording), wording)


def made_from(info: Mapping[str, str], wording: Wording) -> str:
    """The dataset with its edition and licence, and whom to name."""
    words = wording.say(QT_TRANSLATE_NOOP("Wording", "{title}, edition {edition}, licence {licence}"),
                        title=info.get("title", ""), edition=info.get("edition", ""), licence=info.get("licence", ""))
    return " · ".join(part for part in (words, info.get("attribution", "")) if part)


def handout(info: Mapping[str, str], day: str, wording: Wording, title: str = "", entries: int = 0) -> str:
    """How to cite what was printed of a dataset on a day, in words; without a day the dataset alone. What has no title
    of its own is told from others of that day by how many entries it has."""
    dataset = wording.say(QT_TRANSLATE_NOOP("Wording", "{title}, edition {edition}"),
                          title=info.get("title", ""), edition=info.get("edition", ""))
    form = QT_TRANSLATE_NOOP("Wording", "handout of {date} with {n} entries") if entries and not title else \
        QT_TRANSLATE_NOOP("Wording", "handout of {date}")
    printed = wording.say(form, date=day, n=entries) if day else ""
    return _joined(info.get("attribution", ""), f"“{title}”" if title else "", dataset, printed)


def document(source: Source, wording: Wording) -> str:
    """A document in one line: who wrote it, its title, when."""
    day = published(source, wording)
    written = wording.say(QT_TRANSLATE_NOOP("Wording", "written {date}"), date=day) if day else ""
    return _joined(author(source), source.title, written)


def author(source: Source) -> str:
    """Author and publisher; empty where neither is named."""
    return _joined(*dict.fromkeys((source.author, source.publisher)))


def published(source: Source, wording: Wording) -> str:
    """When it was published, and whether the document says so."""
    words = wording.date(source.published) if source.published else ""
    if source.published_inferred and words:
        return wording.say(QT_TRANSLATE_NOOP("Wording", "{date} (inferred)"), date=words)
    return words


def _year(source: Source, wording: Wording) -> str:
    """`2014`, `c. 2013`, `2010–2013`, in brackets where the document does not say it; `n.d.` where nobody knows."""
    date = parse(source.published) if source.published else None
    known = [to_date(day)[0] for day in (date.earliest, date.end_latest) if day is not None] if date else []
    if date is None or not known:
        return wording.say(QT_TRANSLATE_NOOP("Wording", "n.d."))
    words = "–".join(dict.fromkeys(wording.year(year) for year in known))
    if date.approximate or date.uncertain:
        words = wording.say(QT_TRANSLATE_NOOP("Wording", "c. {year}"), year=words)
    return f"[{words}]" if source.published_inferred else words


def as_of(parts: Iterable[Layer], source: Source, wording: Wording) -> list[str]:
    """As of when parts of a document speak, where that is not the time at which the whole was published."""
    return list(dict.fromkeys(wording.say(QT_TRANSLATE_NOOP("Wording", "this part written as of {date}"), date=words)
                              for part in parts for words in (written(part, source, wording),) if words))


def written(part: Layer, source: Source, wording: Wording) -> str:
    """As of when a part of a document speaks; empty where that is the time at which the whole was published."""
    if not part.edtf or part.edtf == source.published:
        return ""
    words = wording.date(part.edtf)
    return wording.say(QT_TRANSLATE_NOOP("Wording", "{date} (inferred)"), date=words) if part.inferred else words


def paragraphs(numbers: Iterable[int]) -> str:
    """`¶ 4, 7`; empty where there are none, as of a heading."""
    found = sorted({n for n in numbers if n})
    return f"¶\u00a0{', '.join(map(str, found))}" if found else ""


def _with_place(cited: Cited, where: str, dataset: str, wording: Wording) -> str:
    if not cited.original:
        return wording.say(QT_TRANSLATE_NOOP("Wording", "{words} [editors’ wording of: {where}; {dataset}]"),
                           words=cited.words, where=where, dataset=dataset)
    words = wording.say(QT_TRANSLATE_NOOP("Wording", "“{words}” ({where}; paragraph as in {dataset})"),
                        words=cited.words, where=where, dataset=dataset)
    if not cited.source.rights:
        return words
    return words + " " + wording.say(QT_TRANSLATE_NOOP("Wording", "[Rights: {rights}]"), rights=cited.source.rights)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
