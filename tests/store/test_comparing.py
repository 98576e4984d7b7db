"""What documents say of several things, as far as it rests on what was found."""

import pytest

from explorer.model.agreement import State
from explorer.paths import bundled_dataset
from explorer.store import comparing
from explorer.store.comparing import grid, together
from explorer.store.grouped import grouped, marked
from explorer.store.library import Library

COMPARED = (State.AGREE, State.DIFFER, State.CONTRADICTS_ITSELF)
TYPED = ("debt", "write off", "dam", "revolution", "troops", "Manas rent")


@pytest.fixture(scope="module")
def library():
    with Library(bundled_dataset()) as opened:
        yield opened


@pytest.fixture(params=TYPED)
def asked(library, request):
    """(the numbers of the things, the keys of the statements) that are found."""
    found = grouped(library, request.param)
    return marked(library, found, found.things), {key for thing in found.things for key in thing.keys}


def shown(found) -> list[tuple[str, str]]:
    """(thing, statement) as they stand."""
    return [(part.entity, key) for part in found.parts for told in part.told for one in told for key in one.passages]


def test_every_statement_found_stands_somewhere_if_anything_rests_on_it(library, asked):
    things, statements = asked
    found = together(library, things, statements)
    resting = {key for thing in library.keys(sorted(things)) for line in grid(library, thing)
               for cell in line.cells for key in cell.passages}
    there = {key for _, key in shown(found)}
    assert there >= statements & resting and there
    assert found.unsaid == len(statements - resting)


def test_nothing_stands_there_that_was_not_found_unless_it_is_compared_with_it(library, asked):
    things, statements = asked
    for part in together(library, things, statements).parts:
        told = [one for told in part.told for one in told]
        named = not any(key in statements for one in told for key in one.passages)
        if named:
            assert library.id_of(part.entity) in things
            assert len({line.property for one in told for line, _ in one.of}) == 1
        for one in told:
            claims = [claim for _, cell in one.of for claim in cell.claims]
            assert named or any(cell.state in COMPARED for _, cell in one.of) or any(
                set(claim.passages) & statements for claim in claims)
            assert set(one.passages) <= {key for claim in claims for key in claim.passages}


def test_what_is_found_by_its_name_alone_is_there_with_what_is_first_to_be_read(library):
    found = grouped(library, "debt")
    things, statements = marked(library, found, found.things), {key for t in found.things for key in t.keys}
    parts = {part.entity: part for part in together(library, things, statements).parts}
    refusal = parts["hipc-refusal-2006"]
    assert not {key for told in refusal.told for one in told for key in one.passages} & statements
    assert any(refusal.told) and "atambayev" not in parts, "who is on no line has no row for his name alone"


def test_no_document_says_a_statement_twice_of_one_thing(library, asked):
    there = shown(together(library, *asked))
    assert len(there) == len(set(there))


def test_they_stand_by_date_each_in_the_column_of_its_document(library, asked):
    found = together(library, *asked)
    keys = [part.entity for part in found.parts]
    assert keys == library.in_order(keys)
    assert not set(keys) & set(found.besides)
    for part in found.parts:
        for source, told in zip(library.sources, part.told, strict=True):
            assert {library.passage(key).source for one in told for key in one.passages} <= {source.key}


def test_what_was_given_is_beside_the_figure_and_named_as_what_it_was_for(library):
    found = grouped(library, "debt")
    every = together(library, marked(library, found, found.things), {key for t in found.things for key in t.keys})
    parts = {part.entity: part for part in every.parts}
    assert {"debt-and-bases-2012", "russian-package-2009", "debt-write-offs"} <= parts.keys()
    assert "plant-share-2009" in every.besides, "it is told in the sentence of the package alone"
    relations = [s.key for s in library.sources].index("relations")
    assert "plant-share-2009" in {claim.object for one in parts["russian-package-2009"].told[relations]
                                  for line, cell in one.of for claim in cell.claims}
    rcsp = [s.key for s in library.sources].index("rcsp")
    said = {line.property for one in parts["debt-and-bases-2012"].told[rcsp] for line, _ in one.of}
    assert {"debt written off", "in exchange for"} <= said


def test_of_what_has_the_words_in_its_name_alone_there_is_what_has_them_too(library):
    """Not the first figure of a thing that is found by “debt relief”: a loan would be cited as such."""
    found = grouped(library, "debt relief")
    things = marked(library, found, found.things)
    aid = next(part for part in together(library, things, {"cb010"}, found.words).parts
               if part.entity == "russian-package-2009")
    assert {line.property for told in aid.told for one in told for line, _ in one.of} == {"debt written off"}


def test_of_very_many_the_most_salient_are_laid_out_and_the_rest_is_counted(library, monkeypatch):
    found = grouped(library, "base")
    things, statements = marked(library, found, found.things), {key for t in found.things for key in t.keys}
    monkeypatch.setattr(comparing, "MOST", 3)
    few = together(library, things, statements)
    assert few.left == len(things) - 3
    best = sorted((library.entity(key) for key in library.keys(sorted(things))), key=lambda e: -e.salience)
    assert {library.entity(part.entity).salience for part in few.parts} <= {e.salience for e in best[:3]}


def test_of_nothing_nothing_is_laid_out(library):
    assert together(library, (), ()).parts == together(library, (1, 2), ()).parts == ()
