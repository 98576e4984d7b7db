"""What stands in a handout, before it is laid out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from explorer.handout.along import linked, notes_along
from explorer.handout.gather import gather
from explorer.handout.handout import Entry, Handout, Remark
from explorer.handout.stretches import to_year
from explorer.handout.through import Seen, Through
from explorer.model.agreement import State
from explorer.model.comparison import same_figures
from explorer.model.days import to_day
from explorer.model.records import Moment, Note, Passage, Quote, Thing
from explorer.model.wording import DIFFERENCES, Wording
from explorer.paths import bundled_dataset
from explorer.store.comparing import grid
from explorer.store.library import Library


@pytest.fixture
def handout(library: Library) -> Handout:
    return gather(library, library.select(), Wording(), selection="everything")


@pytest.fixture
def entries(handout: Handout) -> dict[str, Entry]:
    return {e.key: e for e in handout.entries}


def test_the_head_says_what_it_was_drawn_from(handout: Handout, library: Library) -> None:
    assert handout.title == library.info["title"]
    assert library.info["edition"] in handout.made_from
    assert library.info["licence"] in handout.made_from
    assert handout.selection == "everything"
    assert handout.made_on == "" and "handout of" not in handout.cite_as


def test_it_says_the_day_it_was_made_and_how_to_cite_it(library: Library) -> None:
    made = gather(library, ["vik"], Wording(), made_on="2014-06-03")
    assert made.made_on == "3 June 2014"
    assert f"{library.info['title']}, edition {library.info['edition']}, handout of 3 June 2014" in made.cite_as
    assert made.labels["published"] == "Written", "as on the page about a document"


def test_who_is_silent_and_gives_the_same_figure_of_something_else_says_of_what() -> None:
    with Library(bundled_dataset()) as library:
        other = library.entity("russian-package-2009")
        entry, = gather(library, ["debt-and-bases-2012"], Wording()).entries
        silent = {s.document: s.why for s in entry.silent}
        assert silent[library.source("sari").short_title] == f"Says nothing of this itself, but of: {other.title}."
        for documents, told in ((("sari", "briefing"), True), (("sari", "profile"), False)):
            entry, = gather(library, ["debt-and-bases-2012"], Wording(), seen=Seen(documents)).entries
            assert [other.title in s.why for s in entry.silent if s.document == "Sarı article"] == [told]


def test_a_part_of_a_figure_is_of_that_figure_and_parts_of_different_wholes_are_not_compared() -> None:
    """Of the debt of 2009 one document gives dollars, and another two fifths of a debt, of 2012."""
    with Library(bundled_dataset()) as library:
        given = same_figures(library, "russian-package-2009")["debt written off"]
        assert {library.claim(key).unit for key in given["briefing"]} == {"of debt", ""}
        shares = {key: same_figures(library, key).get("share", {}) for key in library.select()}
        for key, others in shares.items():
            own = {c.unit for c in library.claims_about(key) if c.property == "share"}
            told = {library.claim(k).unit for keys in others.values() for k in keys}
            assert not own or told <= own | {""}, key


def test_one_entry_gives_the_handout_its_title(library: Library) -> None:
    assert gather(library, ["harbour-riots"], Wording()).title == "Riots in the harbour"


def test_entries_stand_by_date_whatever_order_they_are_asked_in(library: Library, handout: Handout) -> None:
    backwards = gather(library, reversed(library.select()), Wording())
    assert backwards.entries == handout.entries
    assert [e.key for e in handout.entries] == library.select()


def test_an_unknown_key_is_left_out(library: Library) -> None:
    assert gather(library, ["no-such-thing"], Wording()).entries == ()


def test_dates_that_differ_are_given_with_their_documents(entries: dict[str, Entry]) -> None:
    dates = {d.words: d.documents for d in entries["harbour-riots"].dates}
    assert dates == {"12 March 2003": ("Survey",), "21 March 2003": ("Memoir",)}


def test_the_undated_stand_last_without_a_date(handout: Handout) -> None:
    assert handout.entries[-1].key == "grain-talks"
    assert handout.entries[-1].dates == ()


def test_what_differs_is_marked_and_has_its_sides(entries: dict[str, Entry]) -> None:
    riots = entries["harbour-riots"]
    assert riots.state == "differ"
    assert {r.label for r in riots.rows if r.verdict == "differ"} >= {"When", "Killed"}
    killed = next(d for d in riots.differences if d.kind == "Figure")
    assert [[document for document, _ in side.said] for side in killed.sides] == [["Survey"], ["Memoir"]]
    assert all(said.place.startswith("¶") for side in killed.sides for _, said in side.said)
    assert all(said.in_table and said.label == "Killed" for side in killed.sides for _, said in side.said)


def test_where_dates_agree_and_the_order_of_events_does_not_the_row_says_both() -> None:
    with Library(bundled_dataset()) as library:
        entry, = gather(library, ["debt-and-bases-2012"], Wording()).entries
        when = next(r for r in entry.rows if r.label == "When")
        assert (when.verdict, when.verdict_words) == ("agree", "dates agree, not the order of events")
        assert "Order of events" in {d.kind for d in entry.differences}
        entry, = gather(library, ["russian-package-2009"], Wording()).entries
        assert next(r.verdict_words for r in entry.rows if r.label == "When") == "agree"
        seen = Seen(("relations", "briefing"))
        entry, = gather(library, ["debt-and-bases-2012"], Wording(), seen=seen).entries
        assert next(r.verdict_words for r in entry.rows if r.label == "When") == "agree", "these two have one order"


def test_on_what_they_differ_is_said_beside_a_row_as_in_the_grid() -> None:
    """That a stake and a base are each exchanged for help is no other debt: what is apart is the cause."""
    with Library(bundled_dataset()) as library:
        made = gather(library, library.select(), Wording())
        rows = next(entry.rows for entry in made.entries if entry.key == "russian-package-2009")
        package = {row.label: row.verdict_words for row in rows}
        assert (package["Debt written off"], package["In exchange for"]) == ("not compared", "differ, on: cause")
        for entry in made.entries:
            on_screen: dict[str, set[str]] = {}
            for line in grid(library, entry.key):
                name = Wording().property_name(line.property, library.figures)
                on_screen.setdefault(name, set()).update(DIFFERENCES[kind].lower() for c in line.cells for kind in c.on)
            for row in entry.rows:
                said = row.verdict_words.removeprefix("differ, on: ").split(", ")
                assert not on_screen.get(row.label) or set(said) == on_screen[row.label], (entry.key, row)
                told = [d.kind for d in entry.differences if not d.seeming]
                assert row.verdict != "differ" or row.verdict_words == "differ" or {
                    kind.capitalize() for kind in said} <= set(told), "its words lead to the box below"


def test_what_one_tells_as_done_and_another_as_agreed_is_not_compared_as_on_screen() -> None:
    with Library(bundled_dataset()) as library:
        made = gather(library, library.select(), Wording())
        rows = [(e.key, r.label) for e in made.entries for r in e.rows if r.verdict == "mentioned"]
        assert ("debt-and-bases-2012", "Condition") in rows and ("russian-package-2009", "Loan or credit") in rows
        for key in dict.fromkeys(key for key, _ in rows):
            on_screen = {Wording().property_name(line.property, library.figures): {cell.state for cell in line.cells}
                         for line in grid(library, key)}  # links stand below it
            assert all(State.MENTIONED in on_screen[label] for other, label in rows if other == key
                       and label in on_screen), key
        leads = {d.note[:21]: d.lead for e in made.entries for d in e.differences if d.lead}
        assert leads["In the briefing, of t"] == "Not compared: A says agreed, promised; B signed; C done"
        assert leads["For the briefing, wri"] == "Not compared: A says planned; B done"
        assert not any(note.startswith("The briefing counts squ") for note in leads), "one side tells of it as both"
        assert all(d.seeming for e in made.entries for d in e.differences if d.lead)
        hidden, = gather(library, ["debt-and-bases-2012"], Wording(), seen=Seen(verdicts=False)).entries
        assert not any(r.verdict_words for r in hidden.rows)


def test_what_was_promised_says_so(entries: dict[str, Entry]) -> None:
    lease = next(s for v in entries["vik"].voices for s in v.said if s.label == "Lease")
    assert (lease.status, lease.words) == ("promised", "2010 to 2025")


def test_a_statement_names_speaker_stance_and_way(entries: dict[str, Entry]) -> None:
    statement = next(s for v in entries["vik"].voices for s in v.statements if s.speaker == "Anna Berg")
    assert (statement.stance, statement.via) == ("commits to it", "through Vik Courier")


def test_silence_has_its_reason(entries: dict[str, Entry]) -> None:
    silent = {s.document: s.why for s in entries["kolm"].silent}
    assert silent == {"Memoir": "Says nothing of this, though it covers the subject and the years."}
    assert entries["kolm"].told == (True, False)


def test_what_the_editors_add_stands_apart(entries: dict[str, Entry]) -> None:
    debt = entries["debt-written-off"]
    assert [s.label for s in debt.ours] == ["In response to"]
    assert all(s.label != "In response to" for v in debt.voices for s in v.said)


def test_every_word_of_the_page_can_be_translated(library: Library) -> None:
    asked: list[str] = []

    def shout(text: str) -> str:
        asked.append(text)
        return text.upper() if "{" not in text else text

    shouted = gather(library, ["harbour-riots"], Wording(shout))
    assert shouted.labels["contents"] == "IN THIS HANDOUT"
    assert shouted.entries[0].state_words == "THE DOCUMENTS DIFFER"
    assert "{page} of {pages}" in asked


def test_cards_tell_who_speaks(handout: Handout, library: Library) -> None:
    assert [c.title for c in handout.sources] == [s.title for s in library.sources]
    assert all(c.vantage and c.rights and c.author for c in handout.sources)


def test_where_entries_stand_on_the_line(entries: dict[str, Entry]) -> None:
    def years(key: str) -> tuple[int, int]:
        stretch = entries[key].stretch
        assert stretch is not None
        return int(stretch.first), int(stretch.last)

    assert years("kolm") == (1995, 2006)
    assert entries["grain-talks"].stretch is None
    railway = entries["north-railway"].stretch
    assert railway is not None
    assert railway.planned
    riots = entries["harbour-riots"].stretch
    assert riots is not None
    assert not riots.lasts


def test_a_sum_of_ours_is_called_so(reckoned_dataset: Path) -> None:
    with Library(reckoned_dataset) as library:
        railway, debt = gather(library, ["north-railway", "debt-written-off"], Wording()).entries[::-1]
    assert {d.words: d.documents for d in railway.dates} == {
        "2017 (calculated by us)": ("Survey",), "planned: 2016": ("Memoir",)}
    (ours,) = [said for said in debt.ours if said.words == "$90 million"]
    assert ours.remarks == ("calculated by us", "A half of $180 million.")
    assert ours.place == "made of the figures of: Survey ¶\N{NO-BREAK SPACE}4", "who cites it needs one"
    assert not any(said.words == "$90 million" for voice in debt.voices for said in voice.said)


def test_a_reader_s_notes_stand_with_what_they_are_on(library: Library) -> None:
    def note(target, body=""):
        return Note("k", "talvia", "1", target, body)

    mine = [note(Thing("vik", "Vik air base"), "Who pays?"), note(Thing("independence", "Independence"), "At last"),
            note((Quote("memoir", "mm010", 6, 13, "were 12"),)), note(Moment("2005", 12784, 13148), "Then"),
            note((Quote("memoir", "mm010", 0, 6, "Twelve", original=True), Quote("memoir", "mm003", 0, 3, "The")),
                 "So?"),
            note((Quote("survey", "sv003", 0, 3, "Two"),), "Elsewhere")]
    [entry] = gather(library, ["vik"], Wording(), notes=mine).entries
    unbroken = (Quote("memoir", "mm010", 0, 6, "Twelve", original=True),
                Quote("memoir", "mm011", 0, 3, "or 20", original=True, link=" "))
    assert gather(library, ["vik"], Wording(), notes=[note(unbroken)]).entries[0].notes[0].quoted == "Twelve or 20 …"
    assert entry.notes == (
        Remark("", "", ("Who pays?",)), Remark("… were 12 …", "Memoir ¶\u00a03"),
        Remark("Twelve … [The] …", "Memoir ¶\u00a01, 3", ("So?",), "Invented for tests; free for every use.", True))
    assert all(e.notes == () for e in gather(library, library.select(), Wording()).entries)


def test_a_document_made_of_parts_says_as_of_when_those_that_are_told_from_were_written(library: Library) -> None:
    made = gather(library, ["independence"], Wording())
    survey, memoir = made.sources
    assert survey.parts == "2009: ¶\u00a01" and survey.cite_as.endswith(f", written {survey.published}")
    assert memoir.parts == ""
    with Library(bundled_dataset()) as bundled:
        page = gather(bundled, ["russian-package-2009", "debt-restructuring-2002"], Wording()).sources[2]
    assert page.parts.startswith("about 2003 (inferred): ¶\u00a07 · some time between February 2009 and July 2009 (inf")


def test_a_note_on_a_part_with_a_now_of_its_own_says_which(library: Library) -> None:
    mine = [Note("k", "talvia", "1", (Quote("survey", "sv003", 0, 6, "Talvia"),), "So?")]
    [entry] = gather(library, ["independence"], Wording(), notes=mine).entries
    assert [one.place for one in entry.notes] == ["Survey ¶\u00a01, this part written as of 2009"]


def test_notes_on_dates_stand_by_themselves_if_they_are_of_the_time(library: Library) -> None:
    def note(edtf, first, last, body):
        return Note("k", "talvia", "1", Moment(edtf, to_day(*first), to_day(*last)), body)

    mine = [note("2013", (2013,), (2013, 12, 31), "Late"), note("2003-05", (2003, 5), (2003, 5, 31), "In the\nmiddle"),
            note("1950", (1950,), (1950, 12, 31), "Before all of it"),
            note("2002/2014", (2002,), (2014, 12, 31), "Round about")]
    made = gather(library, ["election-2013"], Wording(), notes=mine)
    assert made.moments == (Remark("", "2002 to 2014", ("Round about",)), Remark("", "2013", ("Late",)))
    assert made.entries[0].notes == ()
    both = gather(library, ["independence", "election-2013"], Wording(), notes=mine).moments
    assert [r.lines for r in both] == [("Round about",), ("In the", "middle"), ("Late",)]
    chosen = gather(library, ["election-2013"], Wording(), notes=mine, days=(to_day(1950, 12, 31), to_day(2003, 5)))
    assert [r.place for r in chosen.moments] == ["1950", "2002 to 2014", "May 2003"]
    assert gather(library, [], Wording(), notes=mine).moments == ()
    assert gather(library, library.select(), Wording()).moments == ()


def test_a_link_stands_with_both_of_its_ends_and_can_be_taken_along() -> None:
    with Library(bundled_dataset()) as library:
        package, share = gather(library, ["russian-package-2009", "plant-share-2009"], Wording()).entries
        said = {s.words: s for v in package.voices if v.document == "Relations page" for s in v.said
                if s.label == "In exchange for"}
        assert share.title in said and said[share.title].status == "promised"
        assert any("48%" in s.text for v in package.voices for s in v.statements)
        [back] = [s.words for v in share.voices for s in v.said if s.label == "In exchange for"]
        assert back.startswith(package.title)
        assert "plant-share-2009" in linked(library, ["russian-package-2009"])
        assert linked(library, ["plant-share-2009"]) == ["russian-package-2009"]
        assert "plant-share-2009" not in linked(library, ["russian-package-2009", "plant-share-2009"])
        briefing = Through(library, ["briefing"])
        assert "plant-share-2009" not in linked(briefing, ["russian-package-2009"])


def test_its_time_in_one_line_is_that_of_its_bar() -> None:
    with Library(bundled_dataset()) as library:
        entries = gather(library, library.select(), Wording()).entries
    found, bars = {e.key: e.when for e in entries}, {e.key: e.stretch for e in entries}
    assert found["bases-lease"] == "2017 to 2032"
    assert found["second-russian-base"] == "some time between 2009 and 2019, not done"
    assert found["kant"] == "since 2003"
    assert found["manas"] == "from 2001 to June 2014"
    assert found["debt-and-bases-2012"] == "September 2012"
    bar = bars["debt-and-bases-2012"]
    assert bar and [bar.first, bar.last] == [round(to_year(to_day(2012, 9, day)), 3) for day in (20, 21)]
    assert found["russian-package-2009"] == "February 2009"
    assert found["two-level-game"] == ""


def test_where_it_is_not_to_be_said_that_they_differ_the_time_is_that_of_the_details() -> None:
    """Not the years of the bar, which may be drawn from the dates that differ."""
    with Library(bundled_dataset()) as library:
        entries = gather(library, library.select(), Wording(), seen=Seen(verdicts=False)).entries
    found = {e.key: e.when for e in entries}
    assert found["kant"] == "since 2003" and found["debt-and-bases-2012"].startswith("some time between")
    for entry in entries:
        told = f"{entry.dates[0].label} {entry.dates[0].words}".strip() if entry.dates else ""
        assert entry.when == told or entry.when.startswith(("since ", "from ")), entry.key


def test_a_note_is_printed_once_though_two_entries_rest_on_its_words(library: Library) -> None:
    keys = next(c.passages[0] for c in library.claims_about("vik")), next(
        c.passages[0] for c in library.claims_about("independence"))
    both = tuple(Quote("memoir", key, 0, 3, "The") for key in keys)
    entries = gather(library, ["vik", "independence"], Wording(), notes=[Note("k", "talvia", "1", both, "So?")]).entries
    assert [len(e.notes) for e in entries] == [1, *(0 for _ in entries[1:])]


def test_notes_on_something_else_are_counted(library: Library) -> None:
    mine = [Note("k", "talvia", "1", Moment(str(year), to_day(year), to_day(year, 12, 31)), "?")
            for year in (1950, 2013)]
    assert len(notes_along(library, ["election-2013"], mine, None)) == 1
    vik = Note("k", "talvia", "1", Thing("vik", "Vik air base"), "?")
    words = Note("k", "talvia", "1", (Quote("memoir", "mm010", 0, 6, "Twelve"),), "?")
    assert len(notes_along(library, ["vik"], [vik, words], None)) == 2
    assert len(notes_along(Through(library, ["survey"]), ["vik"], [vik, words], None)) == 1
    assert len(notes_along(library, ["election-2013"], [vik, words], None)) == 0
    assert len(notes_along(library, ["election-2013"], mine, (to_day(1900), to_day(1960)))) == 1
    assert len(notes_along(library, ["election-2013"], mine, (to_day(1900), to_day(2020)))) == 2
    assert len(notes_along(library, [], mine, None)) == 0


def test_the_document_s_own_words_stand_below_ours_with_its_rights(library: Library) -> None:
    def own(told: Sequence[Passage]) -> tuple[str, str]:
        return (f"own {told[0].key}", "≈ 97 %") if told[0].source == "memoir" else ("", "")

    [entry] = gather(library, ["vik"], Wording(), own=own).entries
    rights = {v.document: v.rights for v in entry.voices}
    assert rights == {"Memoir": "Invented for tests; free for every use.", "Survey": ""}
    for voice in entry.voices:
        assert all(g.own.startswith("own mm") == (voice.document == "Memoir") for g in voice.groups)
        assert {g.sure for g in voice.groups} == ({"≈ 97 %"} if voice.document == "Memoir" else {""})


def test_a_document_whose_rights_forbid_its_words_says_so_where_it_speaks(library: Library) -> None:
    [entry] = gather(library, ["vik"], Wording(), withheld=["memoir"]).entries
    assert {v.document: (v.rights, v.withheld) for v in entry.voices} == {
        "Memoir": ("Invented for tests; free for every use.",
                   "Its own words are at hand, but its rights forbid to print them."), "Survey": ("", "")}


def test_statements_that_are_made_of_the_same_words_stand_with_these_once() -> None:
    asked: list[list[str]] = []

    def own(told: Sequence[Passage]) -> tuple[str, str]:
        asked.append([p.key for p in told])
        return " ".join(p.key for p in told), ""

    with Library(bundled_dataset()) as real:
        [entry] = gather(real, ["russian-package-2009"], Wording(), own=own).entries
        spans = {key: p.spans for some in asked for key in some if (p := real.passage(key))}
        alone = gather(real, ["russian-package-2009"], Wording()).entries[0]
    groups = [g for v in entry.voices for g in v.groups]
    assert max(len(g.statements) for g in groups) > 2
    printed = [key for g in groups for key in g.own.split()]
    assert len(printed) == len(set(printed)), "each once"
    for one, other in combinations(groups, 2):
        assert not any(a.start < b.end and b.start < a.end for k in one.own.split() for m in other.own.split()
                       if k[:2] == m[:2] for a in spans[k] for b in spans[m])
    assert [sorted(s.text for s in v.statements) for v in entry.voices] == [
        sorted(s.text for s in v.statements) for v in alone.voices]
    assert all(len(g.statements) == 1 for v in alone.voices for g in v.groups), "without them nothing is put together"


def test_several_claims_that_are_referred_to_bear_the_title_of_their_entry_once() -> None:
    with Library(bundled_dataset()) as library:
        first, second = gather(library, ["plant-share-2009", "debt-for-industry"], Wording()).entries
        labels = {said.label for d in first.differences for side in d.sides for _, said in side.said if said.in_table}
        assert f"{second.title} (entry 2), What, Condition" in labels
        assert not any(label.count(second.title) > 1 for label in labels)
        alone, = gather(library, ["debt-for-industry"], Wording()).entries
        labels = {said.label for d in alone.differences for side in d.sides for _, said in side.said}
        assert {"What", "Condition"} <= labels, "of itself each stands alone, as its row does"


def test_it_is_said_at_the_beginning_how_many_notes_there_are_and_where(library: Library) -> None:
    def told(*keys: str, notes: Sequence[Note] = ()) -> str:
        return gather(library, keys, Wording(), notes=notes).noted

    every = library.in_order(library.select())
    on = [Note(key, "talvia", "1", Thing(key, key), "So?") for key in every]
    day = Note("day", "talvia", "1", Moment("2005", 12784, 13148), "Then")
    assert told(*every) == ""
    assert told(every[0], notes=on) == "", "it stands below its head on the first page"
    assert told(*every[:3], notes=[on[0], on[0], on[2], on[5]]) == "2 with entry 1 · 1 with entry 3"
    assert told("vik", "kolm", notes=[day]) == "1 on dates, after the entries"
    assert told(*every[:9], notes=on) == "9 with 9 of the entries", "so many are not named one by one"


def test_where_the_rights_forbid_it_a_note_has_our_wording(library: Library) -> None:
    def quoted(*quotes: Quote, barred: tuple[str, ...] = ("memoir",)) -> Remark:
        [entry] = gather(library, ["vik"], Wording(), notes=[Note("k", "talvia", "1", quotes, "So?")],
                         barred=barred).entries
        return entry.notes[0]

    theirs = Quote("memoir", "mm010", 0, 6, "Twelve", original=True)
    more, passage = replace(theirs, start=9, end=14, exact="boats"), library.passage("mm010")
    assert passage
    assert quoted(theirs, more) == Remark(passage.text, "Memoir ¶\u00a03", ("So?",))
    ours = Quote("memoir", "mm010", 6, 13, "were 12")
    assert quoted(theirs, ours).quoted == "… were 12 …"
    assert quoted(theirs, barred=("survey",)).quoted == "Twelve …"
    behind = library.passage("mm011")
    assert behind and behind.follows(passage)
    later = replace(theirs, passage="mm011", exact="boats")
    assert quoted(theirs, later).quoted == f"{passage.text} {behind.text}", "nothing is left out between them"
    apart = next(p for n in range(12, 20) if (p := library.passage(f"mm0{n}")) and not p.follows(behind))
    far = replace(theirs, passage=apart.key, exact="boats")
    assert quoted(theirs, far).quoted == f"{passage.text} … {apart.text}"


def test_a_disagreement_is_printed_once_and_then_referred_to() -> None:
    with Library(bundled_dataset()) as library:
        keys = next(keys for one in library.disagreements("debt-and-bases-2012")
                    if len(keys := list(dict.fromkeys(library.claim(k).entity for s in one.sides for k in s))) > 1)
        first, second = gather(library, keys[:2], Wording()).entries
        before = {d.key for d in library.disagreements(first.key)}
        again = [d.key in before for d in sorted(library.disagreements(second.key),
                                                 key=lambda d: list(DIFFERENCES).index(d.kind))]
    assert any(again)
    assert [d.note == "See entry 1." and not d.sides for d in second.differences] == again
    assert all(d.sides for d in first.differences)


def test_what_a_document_says_twice_is_one_with_both_places(library: Library) -> None:
    made = gather(library, library.select(), Wording()).entries
    for voice in (v for e in made for v in e.voices):
        said = [(s.label, s.words, s.status, s.remarks) for s in voice.said]
        assert len(said) == len(set(said))
    with Library(bundled_dataset()) as real:
        [treaty] = gather(real, ["collective-security-treaty-1992"], Wording()).entries
    assert [s.place for v in treaty.voices for s in v.said if (v.document, s.label) == ("RCSP paper", "Joined")] == [
        "¶\u00a02, 11"]


def test_the_same_original_words_are_quoted_once(library: Library) -> None:
    made = gather(library, ["vik", "election-2013"], Wording(), own=lambda told: ('Nothing but."', "")).entries
    first, later = (next(v for v in e.voices if v.document == "Memoir").groups for e in made)
    assert [s.own for s in (*first, *later)] == ["Nothing but.", *("" for _ in (*first, *later)[1:])]
    assert {s.again for s in first[1:]} == {"its own words: as quoted above"}
    assert {s.again for s in later} == {"its own words: see entry 1"}


def test_whose_words_stand_in_what_the_reader_has_written_is_said_below_it(library: Library) -> None:
    memoir = next(s for s in library.sources if s.key == "memoir")
    mine = [Note(key, "talvia", "1", Thing("vik", "Vik air base"), text)
            for key, text in (("1", "Copied out"), ("2", "My own"))]
    made = gather(library, ["vik"], Wording(), notes=mine,
                  held_in=lambda text: [memoir] if text == "Copied out" else [])
    first, second = made.entries[0].notes
    assert first.held == f"Words of this document stand in what the reader has written: Memoir. {memoir.rights}"
    assert second.held == ""
