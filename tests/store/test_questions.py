"""Five questions that a class works on with the bundled dataset alone: every document's answer, who says it,
and how they differ."""

from collections.abc import Iterator

import pytest

from explorer.model.agreement import Silence
from explorer.paths import bundled_dataset
from explorer.store.comparing import grid
from explorer.store.library import Library

BRIEFING, PAPER, PROFILE, PAGE, ARTICLE = "briefing", "rcsp", "profile", "relations", "sari"


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library(bundled_dataset()) as library:
        yield library


def answers(library: Library, entity: str, *properties: str) -> dict[str, list[str]]:
    """Document -> keys of what it claims of one thing, in some properties."""
    found: dict[str, list[str]] = {}
    for claim in library.claims_about(entity):
        if claim.property in properties and claim.basis == "document":
            found.setdefault(claim.source, []).append(claim.key)
    return found


def speakers(library: Library, claim: str) -> set[str]:
    """Who says it inside the document; empty where it is the document itself."""
    return {p.speaker for key in library.claim(claim).passages if (p := library.passage(key)) and p.speaker}


def differ(library: Library, entity: str) -> dict[str, str]:
    """Disagreements on one thing, with their kinds."""
    return {d.key: d.kind for d in library.disagreements(entity)}


def sides(library: Library, entity: str, key: str) -> list[set[str]]:
    """The documents on each side of a disagreement."""
    found = next(d for d in library.disagreements(entity) if d.key == key)
    return [{library.claim(c).source for c in side} for side in found.sides]


def test_how_much_debt_did_russia_write_off_in_2012_and_in_exchange_for_what(library: Library) -> None:
    deal = "debt-and-bases-2012"
    told = answers(library, deal, "debt written off")
    assert told == {BRIEFING: ["debt-and-bases-2012.4"], PAPER: ["debt-and-bases-2012.51", "debt-and-bases-2012.104"]}
    share, almost, whole = (library.claim(key) for keys in (told[BRIEFING], told[PAPER]) for key in keys)
    assert (share.number_low, share.unit, share.status) == (0.4, "of debt", "agreed")
    assert speakers(library, share.key) == {"russia"}
    assert (almost.number_low, almost.value) == (5e8, "almost $500 million")
    assert (whole.number_low, whole.unit, whole.edtf) == (5e8, "USD", "2012")
    exchanged = answers(library, deal, "in exchange for")
    assert exchanged == {BRIEFING: ["debt-and-bases-2012.8"], PAPER: ["debt-and-bases-2012.105"]}
    assert {library.claim(k).object for keys in exchanged.values() for k in keys} == {"bases-lease"}
    assert library.claim("debt-and-bases-2012.54").property == "motive", "the paper's other answer: a reward"
    kinds = differ(library, deal)
    assert (kinds["debt-2012-amount"], kinds["debt-2012-what-for"]) == ("figure", "cause")
    assert PAGE in library.telling(deal) and PAGE not in told, "it tells of the agreements, and of no debt"
    assert library.silences(deal) == {PROFILE: Silence.COULD_HAVE_SPOKEN, ARTICLE: Silence.OUTSIDE_ITS_SUBJECT}


def test_who_closed_manas_when_was_that_decided_and_why(library: Library) -> None:
    closure = "manas-closure-2014"
    who = answers(library, closure, "decided by")
    assert {s: [library.claim(k).object for k in keys] for s, keys in who.items()} == {
        BRIEFING: ["kyrgyz-parliament"], PAPER: ["kyrgyzstan", "kyrgyzstan"]}
    vote = library.claim("manas-vote-2013.1")
    assert (vote.source, vote.edtf) == (BRIEFING, "2013-06")
    assert {library.claim(k).edtf for keys in answers(library, closure, "date").values() for k in keys} == {
        "2014", "2014-06"}
    why = answers(library, closure, "cause")
    assert why == {PAPER: ["manas-closure-2014.55", "manas-closure-2014.103"]}
    assert {library.claim(k).object for k in why[PAPER]} == {"russia"}
    told = differ(library, closure)
    assert {"manas-who-closed", "manas-why-closed", "manas-what-ended"} <= told.keys()
    assert sides(library, closure, "manas-who-closed") == [{BRIEFING}, {PAPER}, {PROFILE}]
    assert library.silences(closure)[ARTICLE] is Silence.COULD_NOT_KNOW


def test_why_did_russia_get_kant_and_who_says_so(library: Library) -> None:
    balance, wish = library.claim("kant.209"), library.claim("kant.607")
    assert (balance.source, balance.property, balance.object) == (PROFILE, "in response to", "manas")
    assert (wish.source, wish.property) == (ARTICLE, "motive")
    putin = [library.claim(f"kant-request.{n}") for n in (304, 305)]
    assert {c.source for c in putin} == {PAGE}
    assert all(speakers(library, c.key) == {"putin"} for c in putin)
    assert differ(library, "kant")["kant-why"] == "cause"
    assert sides(library, "kant", "kant-why") == [{PROFILE}, {ARTICLE}, {PAGE}]
    assert differ(library, "kant")["kant-on-whose-initiative"] == "decider"
    assert {BRIEFING, PAPER} <= library.telling("kant").keys(), "who tell of Kant, and give no cause"


def test_was_there_ever_to_be_a_second_russian_base(library: Library) -> None:
    base = "second-russian-base"
    said = [library.claim(k) for keys in answers(library, base, "promised", "negotiated").values() for k in keys]
    assert {(c.source, c.edtf, c.status) for c in said} >= {(PROFILE, "2009", "promised"), (PAGE, "2018-12", "denied")}
    assert not any(c.status == "happened" for c in said), "it was never there"
    assert all(p.status != "happened" for p in library.periods("promised", "russia") if p.entity == base)
    assert speakers(library, "jeenbekov-on-base-2018-12.303") == {"jeenbekov"}
    assert speakers(library, "lavrov-visit-2019.307") == {"lavrov"}
    told = differ(library, base) | differ(library, "second-base-promise-2009") | differ(library, "lavrov-visit-2019")
    assert {"second-base-negotiated-or-not", "second-base-promised-or-unheard-of"} <= told.keys()
    assert library.silences(base).keys() == {BRIEFING, PAPER, ARTICLE}


def test_in_2010_who_refused_help_to_whom_with_what_reason(library: Library) -> None:
    request = "help-request-2010"
    refused = answers(library, request, "refused by")
    assert {s: [library.claim(k).object for k in keys] for s, keys in refused.items()} == {
        BRIEFING: ["russia"], PAPER: ["russia", "csto"]}
    asked = answers(library, request, "asked by")
    assert {library.claim(k).object for k in asked[PAPER]} == {"kyrgyzstan", "interim-government-2010"}
    reasons = answers(library, request, "reason given")
    assert {s: {library.claim(k).object for k in keys} for s, keys in reasons.items()} == {
        BRIEFING: {"russia"}, PAPER: {"csto"}}
    told = differ(library, request)
    assert (told["help-2010-who-refused"], told["help-2010-whom-asked"], told["help-2010-reason"]) == (
        "decider", "actor", "cause")


def test_did_the_president_fall_because_of_ethnic_violence(library: Library) -> None:
    causes = [library.claim(k) for keys in answers(library, "revolution-2010", "cause", "in response to").values()
              for k in keys]
    assert all(c.object != "june-2010-violence" for c in causes), "no document says so"
    assert not any(c.property == "led to" and c.object == "revolution-2010"
                   for c in library.claims_about("june-2010-violence"))
    amid, time = library.claim("june-2010-violence.52"), library.claim("june-2010-violence.102")
    assert (amid.source, time.source) == (PAPER, PAPER)
    assert differ(library, "june-2010-violence")["violence-2010-and-fall"] == "order"
    assert differ(library, "revolution-2010")["revolution-2010-why"] == "cause"
    assert library.claim("revolution-2010.304").property == "role", "Russia's part, as the page has it"


def test_what_was_given_in_exchange_stands_in_the_grid_of_what_it_was_given_for(library: Library) -> None:
    """Though it is claimed of the share in the plant, which is an event of its own."""
    [*exchanged] = [line for line in grid(library, "russian-package-2009") if line.property == "in exchange for"]
    told = {(cell.source, claim.object) for line in exchanged for cell in line.cells for claim in cell.claims}
    assert (PAGE, "plant-share-2009") in told
    of_share = [line for line in grid(library, "plant-share-2009") if line.property == "in exchange for"]
    assert [c.object for line in of_share for cell in line.cells for c in cell.claims] == ["russian-package-2009"]
    assert not any(line.property in ("includes", "extended by") for line in grid(library, "bakiyev-moscow-visit-2009"))
