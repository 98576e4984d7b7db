"""Faults to plant in the small dataset, each with the problems that it must cause, and no others."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ALL, SURVEY, MEMOIR = "entities/all.yaml", "claims/survey.yaml", "claims/memoir.yaml"
EDITORS, DISPUTES, HEAD = "claims/editors.yaml", "disagreements.yaml", "dataset.yaml"
TALKS, NOTHING = "object: norland\n      rests on: mm013", "value: none\n      rests on: mm013"
SURVEY_TEXT, MEMOIR_TEXT = "sources/survey.yaml", "sources/memoir.yaml"
MORE = "claims/zz-more.yaml"

SOURCE = """source: {key}
title: One more
short title: More
published: 2001
genre: note
vantage: Nobody's.
rights: None.
scope: {{sea: 1990/2014}}
text:
  - paragraph:
      - {passage}: It says this.
        at: 0-5
        note: For a test.
"""
CLAIM = """- about: vik
  claims:
    - {claim}
"""


@dataclass(frozen=True)
class Expected:
    """One problem: `at` is text on its line (the first that holds it), or the line's number."""

    file: str
    at: str | int
    field: str
    message: str
    level: str = "error"

    def line(self, folder: Path) -> int:
        """The line, in the dataset with the fault."""
        if isinstance(self.at, int):
            return self.at
        lines = (folder / self.file).read_text(encoding="utf-8").split("\n")
        return next(n for n, line in enumerate(lines, 1) if self.at in line)


@dataclass(frozen=True)
class Fault:
    """What is done to the text, and what `check` says then."""

    plant: Callable[[Path], None]
    expected: tuple[Expected, ...]


def swap(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Put `new` for `old`, which must stand there once."""
    def plant(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old, text.count(old))
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return plant


def add(file: str, text: str | bytes) -> Callable[[Path], None]:
    """Put text behind a file, which may be new."""
    def plant(folder: Path) -> None:
        with (folder / file).open("ab") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
    return plant


def one(plant: Callable[[Path], None], file: str, at: str | int, field: str, message: str, level: str = "error",
        *others: Expected) -> Fault:
    """A fault, most of them with one problem."""
    return Fault(plant, (Expected(file, at, field, message, level), *others))


def claim(*lines: str) -> Callable[[Path], None]:
    """One more claim about the air base."""
    return add(MORE, CLAIM.format(claim="\n      ".join(lines)))


YAML = {
    "unreadable": one(lambda f: (f / MORE).mkdir(), MORE, 1, "file", "cannot be read ("),
    "not utf-8": one(add(MORE, b"# one\n- about: vik\n  claims: \xff\n"), MORE, 3, "file", "is not UTF-8 text"),
    "no yaml": one(add(MORE, "- about: vik\n  claims: [\n"), MORE, 3, "file", "is no YAML here: "),
    "tab": one(add(MORE, "- about: vik\n\tclaims: x\n"), MORE, 2, "file", "is no YAML here: "),
    "colon": one(swap(DISPUTES, "One document names wages", "One document: wages"), DISPUTES, "One document: wages",
                 "file", "quote a text that holds a colon", "error",
                 Expected(SURVEY, "harbour-riots.1", "date", "cannot hold together with harbour-riots.4"),
                 Expected(SURVEY, "harbour-riots.2", "killed", "cannot hold together with harbour-riots.5"),
                 Expected(MEMOIR, "vik.7", "aircraft", "cannot hold together with vik.6")),
    "bell": one(add(MORE, "- about: vik\n- \x07\n"), MORE, 2, "file", "is no YAML: "),
    "anchor": one(swap(EDITORS, "note: Our", "note: &our"), EDITORS, "note: &our", "file", "“&our” is a YAML anchor"),
    "name of a field": one(swap(EDITORS, "basis: editor", "basis: editor\n      [a, b]: c"), EDITORS, "[a, b]", "file",
                           "a field's name must be a word"),
    "twice": one(swap(EDITORS, "basis: editor", "basis: editor\n      basis: document"), EDITORS, "basis: document",
                 "basis", "stands twice here; delete or rename one"),
}
FIELDS = {
    "missing": one(swap(HEAD, "title: Talvia and its neighbours\n", ""), HEAD, "key: talvia", "title",
                   "is missing; add it"),
    "empty": one(swap(HEAD, "licence: CC0-1.0", "licence:"), HEAD, "licence:", "licence", "is missing; add it"),
    "no text": one(swap(HEAD, "attribution: The editors", "attribution: [The editors]"), HEAD, "attribution",
                   "attribution", "should be one text"),
    "choice": one(swap(ALL, "title: Norland\n  actor kind: state", "title: Norland\n  actor kind: stat"), ALL,
                  9, "actor kind",
                  "“stat” is unknown; did you mean “state”?; it can be state, person"),
    "choice missing": one(swap(ALL, "title: Norland\n  actor kind: state\n", "title: Norland\n"), ALL,
                          "actor: norland", "actor kind", "is missing; add it"),
    "not in the list": one(swap(ALL, "lane: sudmark", "lane: sudmarc"), ALL, "sudmarc", "lane",
                           "“sudmarc” is not in the dataset's list; did you mean “sudmark”?; it has norland, "),
    "yes or no": one(swap(SURVEY_TEXT, "published inferred: yes", "published inferred: perhaps"), SURVEY_TEXT,
                     "perhaps", "published inferred", "“perhaps” should be yes or no"),
    "whole number": one(swap(ALL, "salience: 2\n  lane: sudmark", "salience: 9\n  lane: sudmark"), ALL, "salience: 9",
                        "salience", "“9” should be a whole number from 1 to 5"),
    "date": one(swap(SURVEY, "as of: 2012-01~", "as of: 2012-13"), SURVEY, "as of: 2012-13", "as of",
                "“2012-13” has no such month or season"),
    "list of words": one(swap(ALL, "topics: sea", "topics: [sea, {a: b}]"), ALL, "a: b", "topics",
                         "should be a list of words"),
    "row for words": one(swap(SURVEY_TEXT, "cites: 1\n", "cites: {a: b}\n"), SURVEY_TEXT, "a: b", "cites",
                         "should be a list of words"),
    "words missing": one(swap(ALL, "  topics: sea\n", ""), ALL, "event: dykes-broken", "topics", "is missing; add it"),
    "range": one(swap(MEMOIR_TEXT, "at: 630-671", "at: 671-630"), MEMOIR_TEXT, "671-630", "at",
                 "“671-630” is no range"),
    "range missing": one(swap(MEMOIR_TEXT, "        at: 630-671\n", ""), MEMOIR_TEXT, "mm016", "at",
                         "is missing; add it"),
    "unknown field": one(swap(ALL, "  site: naval station", "  site: naval station\n  sight: sea"), ALL, "sight",
                         "sight", "is no field here; did you mean “site”?"),
    "no list": one(add(MORE, "about: vik\n"), MORE, 1, "file", "should be a list, each item behind “- ”"),
    "no row": one(add(MORE, "- about: vik\n- vik\n"), MORE, 2, "file", "should be fields with values"),
}
CARD = {
    "no card": one(add("sources/more.yaml", "- a\n"), "sources/more.yaml", 1, "file", "should begin with “source: ”"),
    "empty card": one(add("sources/more.yaml", "# nothing\n"), "sources/more.yaml", 1, "file", "should begin with"),
    "source key": one(swap(SURVEY_TEXT, "source: survey", "source: Survey"), SURVEY_TEXT, "source: Survey", "source",
                      "“Survey” is no key"),
    "layers": one(swap(MEMOIR_TEXT, "genre: memoir", "genre: memoir\nlayers: none"), MEMOIR_TEXT, "layers", "layers",
                  "should be “name: {when: …, note: …}” for each layer"),
    "layer": one(swap(MEMOIR_TEXT, "genre: memoir", "genre: memoir\nlayers:\n  late: 2013"), MEMOIR_TEXT, "late",
                 "late", "should be {when: …, note: …}"),
    "layer unknown": one(swap(MEMOIR_TEXT, "  - heading:", "  - layer: annexe\n    heading:"), MEMOIR_TEXT, "annexe",
                         "layer", "“annexe” is not in the dataset's list; it has none"),
    "scope": one(swap(MEMOIR_TEXT, "scope:\n", "lost: {sea: 2001}\nrest:\n"), MEMOIR_TEXT, 2, "scope",
                 "is missing; say “topic: years”", "error",
                 Expected(MEMOIR_TEXT, "rest", "rest", "is no field here")),
    "scope's form": one(swap(MEMOIR_TEXT, "genre: memoir", "genre: memoir\nlost: much"), MEMOIR_TEXT, "lost: much",
                        "lost", "should be “topic: years” for each topic"),
    "layer's scope": one(swap(MEMOIR_TEXT, "genre: memoir", "genre: memoir\nlayers:\n  late: {when: 2013, "
                              "scope: {sky: 2012}}"), MEMOIR_TEXT, "late:", "sky", "is no topic of the dataset"),
    "scope topic": one(swap(MEMOIR_TEXT, "  sea: 1990/2014", "  sky: 1990/2014"), MEMOIR_TEXT, "sky", "sky",
                       "is no topic of the dataset"),
    "scope date": one(swap(MEMOIR_TEXT, "  sea: 1990/2014", "  sea: always"), MEMOIR_TEXT, "always", "sea",
                      "“always” is no date"),
    "scope empty": one(swap(MEMOIR_TEXT, "  sea: 1990/2014", "  sea:"), MEMOIR_TEXT, "  sea:", "sea",
                       "is missing; add it"),
    "works": one(swap(MEMOIR_TEXT, "genre: memoir", "genre: memoir\nworks: none"), MEMOIR_TEXT, "works", "works",
                 "should be “number: work” for each work"),
    "stamp": one(add("sources/memoir.stamp.json", "]"), "sources/memoir.stamp.json", 1, "file",
                 "is damaged; delete it and run `stamp` again"),
    "key of two": one(add("sources/zz.yaml", SOURCE.format(key="memoir", passage="zz001")), "sources/zz.yaml", 1,
                      "source", "“memoir” is the key of sources/memoir.yaml too"),
    "name of nobody": one(swap(ALL, "{name: Berg, source: memoir}", "{name: Berg, source: diary}"), ALL,
                          "actor: anna-berg", "names", "there is no document “diary”"),
}
TEXT = {
    "role": one(add(MEMOIR_TEXT, "\n  - note: lost\n"), MEMOIR_TEXT, "note: lost", "text",
                "a block needs one of heading, paragraph, entry, caption"),
    "no statement": one(add(MEMOIR_TEXT, "\n  - caption: []\n"), MEMOIR_TEXT, "caption", "caption", "has no statement"),
    "statement's key": one(add(MEMOIR_TEXT, "\n  - caption: {text: The author, at: 0-4}\n"), MEMOIR_TEXT, "caption",
                           "caption", "a statement begins with its key"),
    "statement twice": one(add(MEMOIR_TEXT, "\n  - caption: {mm003: The author, at: 0-4, note: x}\n"), MEMOIR_TEXT,
                           "caption", "mm003", "is used before, in line "),
    "statement in two": one(add("sources/zz.yaml", SOURCE.format(key="more", passage="mm003")), "sources/zz.yaml",
                            "mm003", "mm003", "is used in sources/memoir.yaml too"),
    "cites": one(swap(SURVEY_TEXT, "cites: 1\n", "cites: 3\n"), SURVEY_TEXT, "cites: 3", "cites",
                 "“3” is not among the works of this document"),
    "speaker": one(swap(SURVEY_TEXT, "speaker: anna-berg", "speaker: vik"), SURVEY_TEXT, "sv012", "speaker",
                   "there is no actor “vik”; add one"),
    "reading order": one(swap(SURVEY_TEXT, "set aside:", "reading order: 0-636, 630-900\n\nset aside:"), SURVEY_TEXT,
                         "reading order", "reading order", "character 630 stands in two ranges; end one where"),
    "set aside": one(swap(SURVEY_TEXT, ", reason: running head", ""), SURVEY_TEXT, "at: 636-642", "reason",
                     "is missing; add it"),
}
ENTRIES = {
    "kind": one(add(ALL, "\n- title: X\n"), ALL, "title: X", "file", "each entry begins with its kind and key"),
    "key": one(add(ALL, "\n- office: The Office\n  title: X\n"), ALL, "The Office", "office",
               "“The Office” is no key", "error",
               Expected(ALL, "The Office", "office", "nobody claims anything of it")),
    "key twice": one(add(ALL, "\n- office: president\n  title: X\n  summary: again\n"), ALL, 118, "office",
                     "“president” is used before, in entities/all.yaml:"),
    "topic": one(swap(ALL, "topics: sea", "topics: sea, sky"), ALL, "sky", "topics", "“sky” is no topic"),
    "coordinates": one(swap(ALL, "61.5, 5.25", "61.5, 525"), ALL, "525", "coordinates", "should be latitude and"),
    "coordinates in words": one(swap(ALL, "61.5, 5.25", "north, east"), ALL, "north, east", "coordinates",
                                "should be latitude and"),
    "one coordinate": one(swap(ALL, "61.5, 5.25", "61.5"), ALL, "61.5", "coordinates", "should be latitude and"),
    "nobody": one(add(ALL, "\n- office: king\n  title: King\n"), ALL, "king", "office",
                  "nobody claims anything of it; add a claim or delete it"),
    "opens at": one(swap(HEAD, "opens on: harbour-riots", "opens on: harbour-riots\nopens at: 1990/.."), HEAD,
                    "opens at", "opens at", "should have a beginning and an end"),
    "opens on": one(swap(HEAD, "opens on: harbour-riots", "opens on: nothing"), HEAD, "opens on", "opens on",
                    "there is no entry “nothing”"),
    "eras": one(swap(HEAD, "eras: president", "eras: king"), HEAD, "eras", "eras", "there is no entry “king”"),
}
CLAIMS = {
    "about": one(add(MORE, "- about: nothing\n  claims: []\n"), MORE, 1, "about", "there is no entry “nothing”"),
    "begins": one(claim("value: x"), MORE, 3, "claims", "a claim begins with its key and property, as “vik.1: opened”"),
    "stands under": one(claim("kolm.9: by", "object: norland", "basis: editor"), MORE, 3, "kolm.9",
                        "stands under “vik”; its key should be vik.9"),
    "property": one(claim("vik.9: opend", "when: 1998", "basis: editor"), MORE, 3, "vik.9",
                    "“opend” is unknown; did you mean “opened”?", "error",
                    ),
    "figure": one(claim("vik.9: cause", "value: x", "figure: many", "basis: editor"), MORE, 5, "figure",
                  "“many” holds no number"),
    "unit": one(claim("vik.9: cause", "value: x", "figure: 500", "basis: editor"), MORE, 5, "figure", "has no unit"),
    "key twice": one(claim("vik.1: cause", "value: x", "basis: editor"), MORE, 3, "vik.1",
                     "“vik.1” is used before, in claims/survey.yaml:"),
    "statement": one(swap(MEMOIR, TALKS, TALKS + ", mm999"), MEMOIR, "grain-talks.1", "rests on",
                     "there is no statement “mm999”"),
    "two documents": one(swap(MEMOIR, NOTHING, NOTHING + ", sv018"), MEMOIR, "grain-talks.2", "rests on",
                         "names statements of 2 documents; make one claim for each"),
    "rests on nothing": one(swap(MEMOIR, NOTHING, "value: none"), MEMOIR, "grain-talks.2",
                            "rests on", "is missing; name the statements it rests on"),
    "editors'": one(swap(EDITORS, "basis: editor", "basis: editor\n      rests on: sv018"), EDITORS,
                    "debt-written-off.4", "basis", "an editors' claim rests on no statement"),
    "calculated": one(claim("vik.9: killed", "figure: 32 people", "inferred: calculated", "rests on: mm010, mm011"),
                      MORE, 5, "inferred", "is calculated, so say from what, in a note"),
    "object": one(swap(MEMOIR, TALKS, TALKS.replace("norland", "nobody")), MEMOIR, "grain-talks.1", "object",
                  "there is no entry “nobody”"),
    "needs a date": one(swap(MEMOIR, "      when: 2016\n", ""), MEMOIR, "north-railway.1", "when",
                        "“date” needs a date; add it"),
    "needs an object": one(swap(MEMOIR, "with\n      object: norland\n", "with\n"), MEMOIR, "grain-talks.1", "object",
                           "“with” needs the key of another entry"),
    "no actor": one(swap(MEMOIR, "with\n      object: norland\n", "with\n      object: vik\n"), MEMOIR, "grain-talks.1",
                    "object", "“vik” is no actor, as “with” needs"),
    "no office": one(swap(MEMOIR, "otto-lind.2: holds office\n      object: president",
                          "otto-lind.2: holds office\n      object: vik"), MEMOIR, "otto-lind.2", "object",
                     "“vik” is no office"),
    "needs words": one(swap(MEMOIR, "      value: none\n", ""), MEMOIR, "grain-talks.2", "value",
                       "“consequence” needs words"),
    "needs a figure": one(claim("vik.9: aircraft", "basis: editor"), MORE, 3, "figure",
                          "“aircraft” needs a figure with its unit, or words where the document has none"),
}
EVIDENCE = {
    "figure of its own": one(claim("vik.9: killed", "figure: 7 people", "rests on: sv009"), MORE, 3, "figure",
                             "7 stands in none of its statements; correct it"),
    "number uncarried": one(swap(MEMOIR_TEXT, "broke the dykes", "broke 3 dykes"), MEMOIR_TEXT, "mm016", "mm016",
                            "the number 3 is carried by no claim; add a claim with that figure"),
    "disputed figure": one(swap(ALL, "Dockers and police fight", "14 die as dockers and police fight"), ALL,
                           "event: harbour-riots", "summary", "holds a figure in dispute (harbour-riots.2)"),
    "disputed date": one(swap(ALL, "title: Riots in the harbour", "title: Riots of 2003"), ALL, "event: harbour-riots",
                         "summary", "holds a date in dispute (harbour-riots.1)", "error",
                         Expected(ALL, "event: harbour-riots", "summary", "holds a date in dispute (harbour-riots.4)")),
    "disputed cause": one(swap(ALL, "Dockers and police fight", "Unpaid wages make dockers and police fight"), ALL,
                          "event: harbour-riots", "summary", "holds a cause in dispute (harbour-riots.3)"),
    "undeclared": one(swap(DISPUTES, "[harbour-riots.4]", "[harbour-riots.5]"), SURVEY, "harbour-riots.1", "date",
                      "cannot hold together with harbour-riots.4; add a disagreement that has both"),
}
DISAGREEMENTS = {
    "begins": one(add(DISPUTES, "\n- note: x\n"), DISPUTES, "note: x", "file", "a disagreement begins with its key"),
    "sides": one(add(DISPUTES, "\n- x: wording\n  note: x\n  sides:\n    - [vik.1]\n"), DISPUTES, 27, "sides",
                 "needs two sides or more"),
    "empty side": one(add(DISPUTES, "\n- x: wording\n  note: x\n  sides: [[vik.1], []]\n"), DISPUTES, 27, "sides",
                      "needs two sides or more"),
    "kind": one(add(DISPUTES, "\n- x: quarrel\n  note: x\n  sides: [[vik.1], [vik.2]]\n"), DISPUTES, "quarrel", "x",
                "“quarrel” is unknown; it can be figure, date"),
    "claim": one(swap(DISPUTES, "[vik.6]", "[vik.6, vik.99]"), DISPUTES, "vik-aircraft", "sides",
                 "there is no claim “vik.99”"),
    "key twice": one(add(DISPUTES, "\n- vik: wording\n  note: x\n  sides: [[vik.1], [vik.2]]\n"), DISPUTES,
                     "vik: wording", "vik", "“vik” is used before, in entities/all.yaml:"),
}
ODD = {
    "unclaimed": one(swap(MEMOIR_TEXT, "        note: A feeling; no claim is made of it.\n", ""), MEMOIR_TEXT, "mm003",
                     "mm003", "no claim rests on this statement", "warning"),
    "year": one(swap(SURVEY, "when: 2008", "when: 2009"), SURVEY, "debt-written-off.1", "when",
                "the year 2009 stands in none of its statements", "warning"),
    "term": one(swap(SURVEY, "when: 2010/2025", "when: 2010/2032"), SURVEY, "vik.4", "figure",
                "15 years do not fill 2010/2032 (vik.3)", "warning"),
    "office": one(swap(SURVEY, "when: 1990/2004", "when: 1990/2006"), SURVEY, "otto-lind.1", "when",
                  "overlaps anna-berg.1, another holder of the same office", "warning"),
    "birth": one(add(MORE, "- about: anna-berg\n  claims:\n    - anna-berg.9: born\n      when: 2005-03\n"
                           "      basis: editor\n"), MEMOIR, "anna-berg.", "when",
                 "1990/2004 is before the birth of anna-berg", "warning",
                 Expected(SURVEY, "anna-berg.1:", "when", "1990/2004 is before the birth of anna-berg", "warning")),
    "name": one(swap(ALL, "  site: naval station", "  site: naval station\n  names: [Vik airfield]"), ALL, "base: kolm",
                "names", "“vik airfield” is a name of vik too", "warning"),
}
FAULTS = {f"{group}: {name}": fault for group, faults in (
    ("yaml", YAML), ("fields", FIELDS), ("card", CARD), ("text", TEXT), ("entries", ENTRIES), ("claims", CLAIMS),
    ("evidence", EVIDENCE), ("disagreements", DISAGREEMENTS), ("odd", ODD)) for name, fault in faults.items()}
