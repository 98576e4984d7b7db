"""The document read back: what a reader finds, searches and prints."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from explorer import paths
from explorer.handout.gather import gather
from explorer.handout.handout import Entry, Handout, Remark, Row, Said
from explorer.handout.labels import LABELS
from explorer.handout.pdf import to_pdf
from explorer.handout.saving import HandoutError
from explorer.handout.through import Seen
from explorer.model.records import Moment, Note, Quote, Thing
from explorer.model.wording import Wording
from explorer.store.library import Library


@pytest.fixture
def handout(library: Library) -> Handout:
    return gather(library, library.select(), Wording(), selection="everything")


@pytest.fixture
def document(handout: Handout) -> Iterator[pypdfium2.PdfDocument]:
    opened = pypdfium2.PdfDocument(to_pdf(handout, paths.resources()).data)
    yield opened
    opened.close()


def _pages(document: pypdfium2.PdfDocument) -> list[str]:
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(re.sub(r"\s+", " ", text.get_text_range()))
        text.close()
        page.close()
    return found


def _read_on(pages: list[str], made: Handout) -> str:
    """All pages, without what stands at the head and the foot of each: a sentence may go on over the page."""
    heads = "|".join(re.escape(title) for title in (*(e.title for e in made.entries), made.labels["sources"]))
    found = [re.sub(rf" {re.escape(made.made_from)} \d+ of \d+$", "", page) for page in pages]
    return " ".join([found[0], *(re.sub(rf"^{re.escape(made.title)} ({heads})? ?", "", page) for page in found[1:])])


def test_a_reader_s_notes_are_printed(library: Library) -> None:
    notes = [Note("1", "talvia", "1", Thing("vik", "Vik"), "Who pays?\nAnd *why* #not [x] $y$?"),
             Note("2", "talvia", "1", (Quote("memoir", "mm010", 0, 9, "a … dozen", original=True),), "Их слова"),
             Note("3", "talvia", "1", (Quote("memoir", "mm010", 6, 13, "were 12"),)),
             Note("4", "talvia", "1", Moment("2005", 12784, 13148), "What else?\nNothing")]
    made = to_pdf(gather(library, ["vik"], Wording(), notes=notes), paths.resources())
    opened = pypdfium2.PdfDocument(made.data)
    text = " ".join(_pages(opened))
    opened.close()
    assert made.warnings == ()
    for words in ("Notes of the reader", "Who pays? And *why* #not [x] $y$?", "Rights: Invented",
                  "“… a … [so in the document] dozen …” Memoir", "Их слова",
                  "… were 12 … Memoir ¶ 3 · editors' wording",
                  "Notes of the reader on dates 2005 What else? Nothing",
                  "Reader's notes 1 on dates, after the entries Drawn from"):
        assert words in text, words


def test_all_that_was_gathered_can_be_searched(document: pypdfium2.PdfDocument, handout: Handout) -> None:
    text = " ".join(_pages(document))
    for entry in handout.entries:
        assert entry.title in text
        for voice in entry.voices:
            assert voice.document in text
            for statement in voice.statements:
                assert statement.text in text, statement.text
        for difference in entry.differences:
            assert difference.note in text
    for card in handout.sources:
        assert card.title in text
        assert card.rights in text
    assert "editors' wording" in text
    assert "Мария Ёлкина" in text


def test_a_sum_of_ours_stands_below_no_document_and_names_whose_figures_it_is_made_of(reckoned_dataset: Path) -> None:
    with Library(reckoned_dataset) as library:
        made = to_pdf(gather(library, ["debt-written-off"], Wording()), paths.resources())
    opened = pypdfium2.PdfDocument(made.data)
    text = " ".join(_pages(opened))
    opened.close()
    head, _, below = text.partition("Added by the editors stated by no document")
    assert "In response to:" in below and "In response to:" not in head
    sum_of_ours = below[below.index("$90 million"):]
    assert re.match(r"\$90 million made of the figures of: Survey ¶ \d calculated by us · A half of", sum_of_ours)


def test_every_page_has_its_number_and_all_but_the_first_the_title(document: pypdfium2.PdfDocument,
                                                                    handout: Handout) -> None:
    pages = _pages(document)
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in text
        assert handout.title in text


def test_our_wording_is_never_in_serif_or_quotation_marks(handout: Handout) -> None:
    document = to_pdf(handout, paths.resources()).data
    assert b"NotoSans" in document
    assert b"NotoSerif" not in document
    opened = pypdfium2.PdfDocument(document)
    text = " ".join(_pages(opened))
    opened.close()
    for statement in (s for e in handout.entries for v in e.voices for s in v.statements):
        assert not re.search(f"[“”\"]{re.escape(statement.text)}|{re.escape(statement.text)}[“”\"]", text)


def test_it_is_tagged_archivable_and_has_an_outline(document: pypdfium2.PdfDocument, handout: Handout) -> None:
    data = to_pdf(handout, paths.resources()).data
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == handout.title
    outline = [mark.get_title() for mark in document.get_toc()]
    assert [e.title for e in handout.entries] == [t for t in outline if t in {e.title for e in handout.entries}]


def test_the_pages_are_a4(document: pypdfium2.PdfDocument) -> None:
    width, height = document.get_page_size(0)
    assert (round(width), round(height)) == (595, 842)


def test_the_same_selection_gives_the_same_bytes_in_another_process(handout: Handout, small_dataset: Path) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path; from explorer import paths\n"
        "from explorer.store.library import Library; from explorer.handout.gather import gather\n"
        "from explorer.handout.pdf import to_pdf; from explorer.model.wording import Wording\n"
        "lib = Library(Path(sys.argv[1]))\n"
        "made = to_pdf(gather(lib, lib.select(), Wording(), selection='everything'), paths.resources())\n"
        "sys.stdout.buffer.write(made.data)")
    other = subprocess.run([sys.executable, "-c", program, str(small_dataset)], capture_output=True, check=True)
    assert other.stdout == to_pdf(handout, paths.resources()).data


def test_letters_without_a_font_stand_as_boxes_and_are_named(handout: Handout) -> None:
    made = to_pdf(replace(handout, subtitle="名"), paths.resources())
    assert made.data.startswith(b"%PDF")
    assert len(made.warnings) == 1
    assert "名" in made.warnings[0]


def test_control_characters_are_left_out(handout: Handout) -> None:
    made = to_pdf(replace(handout, subtitle="a\x07b\ud800c\x00"), paths.resources())
    assert made.warnings == ()


def test_markup_in_a_text_stays_text(handout: Handout) -> None:
    typed = "#panic() *a* _b_ $c$ <d> @e [f] \\ // g"
    opened = pypdfium2.PdfDocument(to_pdf(replace(handout, subtitle=typed), paths.resources()).data)
    assert typed in _pages(opened)[0]
    opened.close()


def test_no_entries_still_make_a_document(handout: Handout) -> None:
    assert to_pdf(replace(handout, entries=(), sources=()), paths.resources()).data.startswith(b"%PDF")


@pytest.mark.parametrize("documents", [0, 1, 3, 6, 13])
def test_any_number_of_documents_can_tell(handout: Handout, documents: int) -> None:
    entry = next(e for e in handout.entries if e.key == "vik")
    voices = tuple(replace(entry.voices[0], document=f"Number{n}") for n in range(documents))
    many = replace(handout, entries=(replace(entry, voices=voices, told=(True,) * documents),))
    opened = pypdfium2.PdfDocument(to_pdf(many, paths.resources()).data)
    text = " ".join(_pages(opened))
    opened.close()
    assert all(f"Number{n}" in text for n in range(documents))


def test_everything_there_is_can_be_laid_out(library: Library) -> None:
    keys = [r["key"] for r in library.ask("SELECT key FROM entity")]
    assert to_pdf(gather(library, keys, Wording()), paths.resources()).warnings == ()


def test_a_folder_without_the_template_is_said_in_one_sentence(handout: Handout, tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="install the program again"):
        to_pdf(handout, tmp_path)


def test_a_template_that_fails_is_our_fault_and_says_so(handout: Handout, tmp_path: Path) -> None:
    (tmp_path / "handout.typ").write_text("#panic(\"no\")", encoding="utf-8")
    (tmp_path / "fonts").symlink_to(paths.resources() / "fonts")
    with pytest.raises(HandoutError, match="report this"):
        to_pdf(handout, tmp_path)


def test_own_words_are_quoted_in_serif_with_their_rights(library: Library) -> None:
    made = gather(library, ["vik"], Wording(), own=lambda told: ("Nothing but the pier", "") if told[0].key == "mm010"
                  else ("", ""))
    data = to_pdf(made, paths.resources()).data
    assert b"NotoSerif" in data
    opened = pypdfium2.PdfDocument(data)
    text = " ".join(_pages(opened))
    opened.close()
    assert "“Nothing but the pier”" in text
    assert "Rights: Invented for tests; free for every use." in text
    assert made.labels["how own"][:40] in text


def _text(made: Handout) -> str:
    opened = pypdfium2.PdfDocument(to_pdf(made, paths.resources()).data)
    text = _read_on(_pages(opened), made)
    opened.close()
    return text


def test_only_the_signs_that_stand_in_it_are_explained(library: Library) -> None:
    def of(words: str) -> str:
        return _text(gather(library, ["vik"], Wording(), own=lambda told: (words, "") if told[0].source == "memoir"
                            else ("", "")))

    damaged, none = "“[ed.]” stands behind a place", "“–” in a table: the document tells"
    assert damaged in of("Nothing [ed.] but the pier") and damaged not in of("Nothing but the pier")
    assert none not in of("") and "“Not compared”" not in of("")
    how = {name: Wording().say(LABELS[name]) for name in ("how gap", "how printed so", "how numbers", "how damaged")}
    for words, expected in (
            ("Nothing but … the pier", {"how gap"}),
            ("Nothing … [so in the document] but the pier", {"how printed so"}),
            ("[The pier] [so in the document] … he said", {"how gap", "how printed so"}),
            ("Nothing but the pier [12]", {"how numbers"}),
            ("Nothing but […] [so in the document]", {"how printed so"}),
            ("Nothing but the pier", set())):
        text = of(words)
        assert f"“{words}”" in text and {name for name, said in how.items() if said in text} == expected, words
    with Library(paths.bundled_dataset()) as bundled:
        text = _text(gather(bundled, ["debt-and-bases-2012"], Wording()))
        assert none in text and "“Not compared”: one document" in text and "Condition not compared promised:" in text


def test_what_as_of_and_inferred_mean_is_said_where_they_stand(library: Library) -> None:
    with Library(paths.bundled_dataset()) as bundled:
        found = [gather(bundled, [key], Wording()) for key in ("debt-and-bases-2012", "debt-restructuring-2002")]
    found += [gather(library, ["vik"], Wording())]
    said = []
    for made in found:
        text, remarks = _text(made), [r for e in made.entries for v in e.voices for s in v.said for r in s.remarks]
        as_of = any(r.startswith("as of ") for r in remarks)
        inferred = any("(inferred)" in card.cite_as + card.parts for card in made.sources)
        assert ("“As of”: how things stood then." in text) is as_of
        assert ("“(inferred)”: the document does not print it." in text) is inferred
        said.append((as_of, inferred))
    assert (True, True) in said and {as_of for as_of, _ in said} == {True, False}
    cards = tuple(replace(card, cite_as="A book, written 2014", parts="") for card in made.sources)
    assert "“(inferred)”" not in _text(replace(made, sources=cards, entries=()))


def test_a_dash_says_of_what_else_a_document_gives_the_figure() -> None:
    with Library(paths.bundled_dataset()) as library:
        made = gather(library, ["debt-and-bases-2012"], Wording())
        row = next(r for r in made.entries[0].rows if r.label == "Debt written off")
        (document, (said, *_)), = row.elsewhere
        assert (document, said.label) == (library.source("relations").short_title, library.entity(
            "russian-package-2009").title)
        assert f"– but of {said.label}: {said.status}: {said.words} {said.place}".replace("\u00a0", " ") in _text(made)
        alone, = gather(library, ["debt-and-bases-2012"], Wording(), seen=Seen(("relations", "rcsp"))).entries
        assert [r.label for r in alone.rows if r.elsewhere]
        alone, = gather(library, ["debt-and-bases-2012"], Wording(), seen=Seen(("rcsp",))).entries
        assert not [r.label for r in alone.rows if r.elsewhere]


def test_each_document_can_be_cited_in_one_line(library: Library) -> None:
    made = gather(library, ["vik"], Wording())
    text = _text(made)
    card = next(c for c in made.sources if c.short_title == "Memoir")
    assert card.cite_as.startswith("Otto Lind") and card.title in card.cite_as and card.cite_as.endswith("2014")
    for card in made.sources:
        assert f"Cite as {card.cite_as}" in text


def test_no_row_of_a_table_stands_alone_on_its_page(library: Library) -> None:
    """Wherever on the page the table begins."""
    made = gather(library, ["harbour-riots"], Wording())
    (entry,), labels = made.entries, [f"Row{n:02}" for n in range(30)]
    entry = replace(entry, rows=tuple(map(Row, labels)), voices=tuple(replace(v, said=tuple(
        Said(label, "so it is") for label in labels)) for v in entry.voices))
    parted = set()
    for lines in range(0, 60, 2):
        opened = pypdfium2.PdfDocument(to_pdf(replace(made, entries=(replace(entry, notes=(
            Remark("", "", ("Why so?",) * lines),)),)), paths.resources()).data)
        parts = [len(re.findall(r"Row\d\d", page)) for page in _pages(opened)]
        opened.close()
        assert sum(parts) == len(labels) and 1 not in parts, (lines, parts)
        parted |= {n for n in parts if n}
    assert len(parted) > 5


def test_the_first_page_says_when_it_was_made_and_how_to_cite_it(library: Library) -> None:
    made = gather(library, ["vik"], Wording(), made_on="2014-06-03")
    opened = pypdfium2.PdfDocument(to_pdf(made, paths.resources()).data)
    first, created = _pages(opened)[0], opened.get_metadata_value("CreationDate")
    opened.close()
    assert created.startswith("D:20140603") and "Made on 3 June 2014" in first and f"Cite as {made.cite_as}" in first


@pytest.fixture(scope="module")
def big() -> tuple[Entry, list[str]]:
    """The event of which most is said, with a note on it; and the pages of its handout."""
    with Library(paths.bundled_dataset()) as library:
        note = Note("1", "kyrgyzstan", "1", Thing("debt-and-bases-2012", "Agreements"), "Is it so?")
        made = gather(library, ["debt-and-bases-2012"], Wording(), notes=[note])
    opened = pypdfium2.PdfDocument(to_pdf(made, paths.resources()).data)
    pages = _pages(opened)
    opened.close()
    return made.entries[0], pages


def test_what_the_reader_has_written_stands_right_below_the_head(big: tuple[Entry, list[str]]) -> None:
    entry, pages = big
    assert pages[0].index(entry.summary) < pages[0].index("Is it so?") < pages[0].index("What is said")
    assert pages[0].index(entry.silent[-1].why) < pages[0].index("Is it so?")


def test_a_kind_of_difference_is_named_once_and_nothing_of_it_is_lost(big: tuple[Entry, list[str]]) -> None:
    entry, pages = big
    text = " ".join(pages)
    kinds = [d.kind for d in entry.differences if not d.seeming]
    assert len(kinds) > len(set(kinds)) > 1
    for kind in set(kinds):
        assert len(re.findall(rf"{kind}\. [A-Z]", text)) == 1, kind
    for one in entry.differences:
        below = text[text.index(one.note):]
        for document, what in (said for side in one.sides for said in side.said):
            words, where = (" ".join(part.split()) for part in (what.words, what.place))
            if what.in_table:  # it is named as the row is in which it stands with its words
                assert words in text and f"{document} · " in below, what
                assert where in below[below.index(what.label):], what
                continue
            assert f"{words} {where}" in below, what
            assert document in below[:below.index(f"{words} {where}")]
            for remark in what.remarks:
                assert remark in below


def test_the_title_runs_along_once(big: tuple[Entry, list[str]]) -> None:
    entry, pages = big
    assert len(pages) <= 3
    assert all(page.count(entry.title) == 1 for page in pages[1:-1])


def test_what_the_editors_remark_on_several_claims_stands_below_the_table_once(big: tuple[Entry, list[str]]) -> None:
    entry, pages = big
    along = rf"\S+, the editors \d of \d (?:{re.escape(entry.title)} )?"  # what runs along foot and head of pages
    text = re.sub(rf"Kyrgyzstan between powers, edition \S+ licence \S+ · Timeline {along}", "", " ".join(pages))
    for remark in {" · ".join(said.remarks) for voice in entry.voices for said in voice.said if said.remarks}:
        below = text[:text.index("Where they differ")]
        assert len(re.findall(rf"\b[a-z] {re.escape(remark)}", below)) == 1, remark


def test_five_events_that_touch_each_other_are_a_few_pages() -> None:
    """What one of them says is not said again where another differs from it: it is referred to, by its number."""
    keys = ("debt-and-bases-2012", "debt-restructuring-2002", "debt-for-industry", "debt-write-offs", "bases-lease")
    with Library(paths.bundled_dataset()) as bundled:
        made = gather(bundled, keys, Wording())
    opened = pypdfium2.PdfDocument(to_pdf(made, paths.resources()).data)
    pages = _pages(opened)
    opened.close()
    text = _read_on(pages, made)
    assert len(pages) <= 7
    assert "· ¶" not in text and "RCSP paper · Debt written off ¶ 3, 17" in text, "no dot before a second place"
    assert "Lease of the Russian bases (entry 3), Extension ¶ 6" in text
    for entry in made.entries:
        for voice in entry.voices:
            for said in voice.said:
                assert said.words in text and all(remark in text for remark in said.remarks), said
            for statement in voice.statements:
                assert statement.text in text
        for silent in entry.silent:
            assert re.search(rf"{silent.document}(, [^:.]+)?: {re.escape(silent.why)}", text), "for one reason together"
    for card in made.sources:
        assert card.title in text and card.rights in text and card.published in text


def test_whoever_is_silent_on_all_that_was_chosen_is_not_introduced_at_length(library: Library) -> None:
    made = gather(library, ["kolm"], Wording())
    opened = pypdfium2.PdfDocument(to_pdf(made, paths.resources()).data)
    text = " ".join(_pages(opened))
    opened.close()
    told = {card.short_title: card.vantage in text for card in made.sources}
    assert told == {"Survey": True, "Memoir": False}
    assert all(card.rights in text for card in made.sources)
