"""What was typed -> what passes, the nearest spelling first; on the names of the bundled dataset too."""

from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

import pytest

from explorer.model.fold import fold, words
from explorer.model.intext import Searchable, Statement, Text
from explorer.model.spelling import sound
from explorer.paths import bundled_dataset
from explorer.store import looking
from explorer.store.library import Library
from explorer.store.looking import Looked, look


@pytest.fixture(scope="module")
def small(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as library:
        yield library


@pytest.fixture(scope="module")
def bundled() -> Iterator[Library]:
    with Library(bundled_dataset()) as library:
        yield library


def entities(library: Library, looked: Looked) -> list[str]:
    return library.keys(looked.entities)


def statements(library: Library, looked: Looked) -> list[str]:
    return [r["text"] for n in looked.passages for r in library.ask("SELECT text FROM passage WHERE id = ?", [n])]


PAIRS = [("Manas", "Манас", "manas"), ("Ganci", "Gansi", "manas"), ("Ganci", "Манас", "manas"),
         ("Жапаров", "Japarov", "japarov"), ("Жапаров", "Zhaparov", "japarov"), ("Акаев", "Akayev", "akayev"),
         ("Akaev", "Akajev", "akayev"), ("Бакиев", "Bakiyev", "bakiyev"), ("Отунбаева", "Otunbayeva", "otunbayeva"),
         ("Усенов", "Үсөнов", "usenov"), ("Жумагулов", "Джумагулов", "jumagulov"), ("ОДКБ", "CSTO", "csto"),
         ("Кытай", "Китай", "china"), ("Кытай", "China", "china"), ("Ысык-Көл", "Issyk-Kul", "issyk-kul-range"),
         ("Ысык-Кол", "Иссык-Куль", "issyk-kul-range"), ("Кант", "Kant", "kant"), ("Путин", "Putin", "putin"),
         ("Мирзиёев", "Mirziyoyev", "mirziyoyev"), ("Мирзиеев", "Mirzijojev", "mirziyoyev"),
         ("Өзбекстан", "Узбекистан", "uzbekistan"), ("Озбекстан", "Uzbekistan", "uzbekistan")]


@pytest.mark.parametrize(("one", "other", "key"), PAIRS)
def test_spellings_find_each_other(bundled: Library, one: str, other: str, key: str) -> None:
    for typed in (one, other):
        for spelled in (typed, typed.upper(), typed.lower(), typed[:-1] if len(typed) > 4 else typed):
            assert key in entities(bundled, look(bundled, spelled))[:40], spelled


def test_every_name_in_the_dataset_finds_what_bears_it(bundled: Library) -> None:
    for r in bundled.ask("SELECT e.key, n.text FROM name n JOIN entity e ON e.id = n.entity_id"):
        found = look(bundled, f'"{r["text"]}"')
        assert r["key"] in entities(bundled, found), r["text"]
        assert not found.missed and not found.alike


def families(library: Library) -> dict[str, set[str]]:
    """Key of a person -> how their last name is spelled, in all scripts."""
    found: dict[str, set[str]] = {}
    for r in library.ask("SELECT e.id, e.key, e.title FROM entity e JOIN actor a ON a.entity_id = e.id "
                         "WHERE a.actor_kind = 'person'"):
        last = words(r["title"])[-1]
        spelled = {last, *(w for n in library.ask("SELECT text FROM name WHERE entity_id = ?", [r["id"]])
                           for w in words(n["text"]) if sound(w) == sound(last))}
        found[r["key"]] = {w for w in spelled if len(w) > 3}
    return found


def test_every_last_name_finds_its_bearer_and_what_is_said_of_them_from_every_spelling(bundled: Library) -> None:
    pairs = 0
    for key, spelled in families(bundled).items():
        told = {w: set(look(bundled, f'"{w}"').passages) for w in spelled}
        for one, other in permutations(sorted(spelled), 2):
            pairs += 1
            assert key in entities(bundled, look(bundled, one)), (one, key)
            assert told[one] == told[other], (one, other)
        for one, other in combinations(sorted(spelled), 2):
            assert (one in other) or (other in one) or other in bundled.spellings.others(
                looking.parse_query(one).terms[0]), (one, other)  # type: ignore[arg-type]
    assert pairs > 100


def test_a_name_in_cyrillic_finds_the_statements_that_have_it_in_latin(bundled: Library) -> None:
    own = statements(bundled, look(bundled, "Japarov"))
    assert own and all("Japarov" in text for text in own)
    assert statements(bundled, look(bundled, "Жапаров")) == own == statements(bundled, look(bundled, "Zhaparov"))


def test_what_is_spelled_as_it_was_typed_comes_first(bundled: Library) -> None:
    looked = look(bundled, "кол")
    exact = {n for n in looked.entities if n in look(bundled, "кол").entities[:1]}
    typed_so = [n for n in looked.entities if any(
        w.startswith("кол") for r in bundled.ask("SELECT text FROM name WHERE entity_id = ?", [n])
        for w in words(r["text"]))]
    later = [n for n in looked.entities if n not in typed_so and any(
        fold(r["text"]).find("көл") >= 0 for r in bundled.ask("SELECT text FROM name WHERE entity_id = ?", [n]))]
    assert exact and typed_so and later, "both are in the dataset"
    assert max(looked.entities.index(n) for n in typed_so) < min(looked.entities.index(n) for n in later)
    assert not set(look(bundled, "көл").entities) & set(typed_so), "ө was typed: о is another letter"


def test_letters_that_are_not_the_same(bundled: Library, small: Library) -> None:
    assert entities(small, look(small, "ёлкина"))[0] == "maria-yolkina" == entities(small, look(small, "Елкина"))[0]
    assert "norland" in entities(small, look(small, "край")) and not look(small, "краи").entities


def test_what_only_sounds_so_is_said_to(bundled: Library) -> None:
    looked = look(bundled, "Kirgizstan")
    assert looked.alike and "kyrgyzstan" in entities(bundled, looked)
    assert "otunbayeva" in entities(bundled, look(bundled, "Otunbajewa"))
    assert not look(bundled, "Kyrgyzstan").alike and not look(bundled, "qqqq").alike


def test_a_word_that_is_being_typed_finds_what_the_whole_word_finds(bundled: Library) -> None:
    for word in ("Жапаров", "torpedoes", "Ысык-Көл", '"air base'):
        whole = set(look(bundled, word).entities)
        for n in range(4, len(word)):
            assert whole <= set(look(bundled, word[:n]).entities), word[:n]


def test_originals_are_looked_into_with_all_spellings(small: Library) -> None:
    text = "Yolkina spoke first. Then the riots began in the harbour."
    passages = [p for b in small.blocks("survey") for p in b.passages][:2]
    original = Searchable("survey", Text(text), (
        Statement(passages[0].key, 0, ((0, 20),)), Statement(passages[1].key, 1, ((21, len(text)),))))
    hits = look(small, "Ёлкина", [original]).originals
    assert [(h.source, h.keys) for h in hits] == [("survey", (passages[0].key,))]
    assert [text[a:b] for a, b in hits[0].marks] == ["Yolkina"]
    assert [h.keys for h in look(small, "riots", [original]).originals] == [(passages[1].key,)]
    assert not look(small, "riots source:memoir", [original]).originals
    assert look(small, "riots source:survey", [original]).originals
    assert look(small, "began", [original]) and not look(small, "began").originals


@pytest.mark.parametrize("typed", ["a " * 5000, "a|" * 3000, '"the a" ' * 200, "source:rcsp " * 200, " ".join(
    f"{a}{b}-{b}{a}" for a in "bdfgklm" for b in "aeioujrstv"), " ".join("абвгдежзийклмнопрст")])
def test_whatever_is_pasted_costs_no_more_than_it_may(
        bundled: Library, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Counted in questions to the file and not in seconds, of which a machine may have many."""
    asked: list[str] = []
    bundled.db.set_trace_callback(asked.append)
    look(bundled, typed)
    bundled.db.set_trace_callback(None)
    own = [sql for sql in asked if not sql.startswith("--")]  # the others are the index's own
    assert 0 < len(own) < 60
    monkeypatch.setattr(looking, "SECONDS", -1.0)
    assert look(bundled, typed).stopped


def test_all_words_of_a_family_find_the_same_and_a_phrase_finds_itself_alone(bundled: Library) -> None:
    forms = ("forgive", "forgave", "forgiven", "forgiveness")
    found = [look(bundled, form) for form in forms]
    assert len({frozenset(f.entities) for f in found}) == len({frozenset(f.passages) for f in found}) == 1
    for form, looked in zip(forms[1:], found[1:], strict=True):
        told = [form in text.lower() for text in statements(bundled, looked)]
        assert True in told and told == sorted(told, reverse=True), "what was typed comes first"
        quoted = statements(bundled, look(bundled, f'"{form}"'))
        assert quoted and all(form in text.lower() for text in quoted)


def test_a_whole_word_is_found_before_what_only_begins_so(bundled: Library) -> None:
    assert "off" in words(statements(bundled, look(bundled, '"off"'))[-1])
    named = set(look(bundled, '"off"').passages)
    order = [n in named for n in look(bundled, "off").passages]
    assert True in order and False in order and order == sorted(order, reverse=True)
    events = entities(bundled, look(bundled, "written off"))
    assert events.index("debt-and-bases-2012") < events.index("russian-package-2009")


def test_what_is_told_of_an_event_leads_to_it_and_not_to_who_is_named_in_it(bundled: Library) -> None:
    assert entities(bundled, look(bundled, "orbit")) == ["debt-write-offs", "kyrgyzstan"]
    assert entities(bundled, look(bundled, "kyrgyz"))[0] == "kyrgyzstan", "whose name it begins"


def test_originals_with_the_whole_word_come_first(small: Library) -> None:
    text = "An offer was made. It was called off."
    passages = [p for b in small.blocks("survey") for p in b.passages][:2]
    original = Searchable("survey", Text(text), (
        Statement(passages[0].key, 0, ((0, 18),)), Statement(passages[1].key, 1, ((19, len(text)),))))
    hits = look(small, "off", [original]).originals
    assert [text[a:b] for hit in hits for a, b in hit.marks] == ["off", "offer"]
