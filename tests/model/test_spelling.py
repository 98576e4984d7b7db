"""Other spellings of a name: by sound, through what bears it."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.filters import Words
from explorer.model.fold import fold
from explorer.model.spelling import Spellings, sound

NAMES = Spellings([
    (1, "Manas air base"), (1, "Manas"), (1, "Ganci"), (1, "Gansi"), (1, "Манас"), (1, "Авиабаза Манас"),
    (2, "Sadyr Japarov"), (2, "Zhaparov"), (2, "Садыр Жапаров"),
    (3, "CSTO"), (3, "Collective Security Treaty Organization"), (3, "ОДКБ"),
    (4, "Lake Issyk-Kul"), (4, "озеро Иссык-Куль"), (4, "Ысык-Көл"),
    (5, "China"), (5, "Beijing"), (5, "Китай"), (5, "Кытай"),
    (6, "Daniyar Usenov"), (6, "Данияр Усенов"), (6, "Данияр Үсөнов"),
    (7, "Osh"), (7, "Ош"), (8, "Japan"), (8, "Япония")])


def others(text: str, phrase: bool = False) -> set[str]:
    return set(NAMES.others(Words(fold(text), phrase)))


@pytest.mark.parametrize("spellings", [
    ("akaev", "akayev", "akajev", "akaiev", "акаев"), ("japarov", "zhaparov", "жапаров"),
    ("jumagulov", "джумагулов", "жумагулов"), ("mirziyoyev", "mirzijojev", "мирзиеев"),
    ("chaldovar", "chaldybar", "чалдовар", "чалдыбар"), ("ganci", "gansi"), ("usenov", "усенов", "үсөнов"),
    ("kazakhstan", "kazakstan", "казахстан", "казакстан"), ("andijan", "andijon", "andizjan", "андижан"),
    ("bush", "буш"), ("mattis", "мэттис"), ("kozhara", "кожара"), ("yeltsin", "ельцин"), ("khan", "хан")])
def test_sounds_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(s) for s in spellings}) == 1 and sound(spellings[0])


@pytest.mark.parametrize(("one", "other"), [("akayev", "bakiyev"), ("osh", "jalalabad"), ("kant", "manas"),
                                            ("жапаров", "сапаров"), ("putin", "putnam")])
def test_sounds_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_spellings_find_each_other_in_both_directions() -> None:
    for family in (("ganci", "gansi"), ("manas", "манас"), ("japarov", "zhaparov", "жапаров"),
                   ("issyk", "иссык", "ысык"), ("усенов", "usenov", "үсөнов"), ("osh", "ош")):
        for one, other in permutations(family, 2):
            found = others(one)
            if len(one) > 2:  # two letters begin too many names
                assert other in found, (one, other)


def test_the_whole_of_a_name_leads_to_the_names_in_the_other_script() -> None:
    assert others("Ganci") >= {"манас", "авиабаза манас"} and "manas" not in others("Ganci")
    assert others("ОДКБ") == {"csto", "collective security treaty organization"}
    assert others("Китай") >= {"china", "beijing", "кытай"} and others("Бейжин") == set()
    assert others("CSTO") == {"одкб"}
    assert others("organization") == set(), "a word of a name is no name"


def test_a_name_that_is_not_typed_to_its_end() -> None:
    assert others("жап") == {"japarov", "zhaparov"} == others("жапаро")
    assert others("жапа", phrase=True) == set()
    assert others("жа") == set() == others("")


def test_names_of_several_words() -> None:
    assert others("Садыр Жапаров", phrase=True) == {"sadyr japarov", "zhaparov"}, "the whole of the name"
    assert others("садыр жапа") == {"sadyr japarov"}
    assert others("Жапаров Садыр", phrase=True) == set()


def test_letters_of_their_own_stay_so() -> None:
    assert "иссык" in others("ысык") and others("усөнов") == set(), "ө was typed, and no name has it there"
    assert "usenov" in others("Үсөнов") and "usenov" in others("усонов"), "н о у stand for ң ө ү, not the other way"


def test_what_is_found_anyway_is_not_another_spelling() -> None:
    assert not any(found.startswith("japarov") for found in others("japarov"))


def test_nothing_is_spelled_so_but_sounds_so() -> None:
    assert set(NAMES.alike(Words("dzhaparov"))) == {"japarov", "zhaparov", "жапаров"}
    assert "japarov" in NAMES.alike(Words("dzhapar")), "begun"
    assert NAMES.alike(Words("dzhapar", phrase=True)) == ()
    assert NAMES.alike(Words("po")) == () == NAMES.alike(Words("a b c")), "too little to go by"
    assert NAMES.alike(Words("ajaparov")) == (), "a vowel at the beginning is heard"


@given(st.lists(st.tuples(st.integers(1, 3), st.text(max_size=20)), max_size=8), st.text(max_size=12), st.booleans())
def test_any_names_and_anything_typed(names: list[tuple[int, str]], typed: str, phrase: bool) -> None:
    spellings = Spellings(names)
    term = Words(" ".join(fold(typed).split()), phrase)
    for found in (*spellings.others(term), *spellings.alike(term)):
        assert found and found == fold(found)
