"""Statements found again in any copy of a document, and never a place that is only thought to be one."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from explorer.model.anchors import Stopped, letters
from explorer.model.placing import ENOUGH_HELD, Found, Known, Placement, Sure, UnknownDocument, place
from explorer.model.records import Emendation, SetAside
from tests import invented
from tests.invented import Copy, copy, document, judged, text_of

HISTORY = document(1)
KNOWN = HISTORY.known
slow = pytest.mark.slow
OTHERS = [replace(document(seed).known, source=f"other{seed}", title=f"History {seed}") for seed in (21, 22)]


def found(one: Copy, known: Known = KNOWN) -> Placement:
    return place([OTHERS[0], known, OTHERS[1]], text_of(one))


def share(placement: Placement, one: Copy, known: Known = KNOWN) -> float:
    """Of the passages, in percent, those at their right place; nothing else may be said to be exact."""
    result = judged(placement, known, one)
    assert Sure.EXACT not in result.wrong.values()
    assert len(result.wrong) <= len(known.spans) // 100
    assert result.missing == placement.count(Sure.MISSING)
    return 100 * result.right / len(known.spans)


def test_the_known_copy_is_placed_by_its_offsets() -> None:
    placement = found(copy(HISTORY.text))
    assert placement.identical and placement.source == "invented"
    assert placement.count(Sure.EXACT) == len(HISTORY.sentences) > 250
    for (key, spans), sentence in zip(KNOWN.spans.items(), HISTORY.sentences, strict=True):
        assert placement.passages[key].spans == (Found(*sentence, Sure.EXACT, 1.0),)
        assert (spans[0].start, spans[0].end) == sentence


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=slow) for seed in range(1, 4))])
def test_line_ends_wrapping_hyphens_and_quotes_change_nothing(seed: int) -> None:
    history = document(seed)
    for change in (lambda one: [*one, ("\n", -1)], invented.wrapped, invented.requoted,
                   lambda one: [x for c, n in one for x in ([("\r", -1)] if c == "\n" else []) + [(c, n)]]):
        one = change(copy(history.text))
        placement = place([history.known], text_of(one))
        assert not placement.identical
        assert share(placement, one, history.known) == 100
        assert placement.count(Sure.EXACT) >= len(history.sentences) - 1  # its last few words have nothing behind them


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=slow) for seed in range(2, 4))])
def test_paragraphs_in_another_order(seed: int) -> None:
    history = document(seed)
    one = invented.reordered(copy(history.text), random.Random(seed))
    assert share(place([history.known], text_of(one)), one, history.known) >= 99


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=slow) for seed in range(2, 8))])
def test_all_of_it_and_three_percent_lost(seed: int) -> None:
    history = document(seed)
    one = invented.damaged(copy(history.text), seed)
    assert share(place([history.known], text_of(one)), one, history.known) >= 96


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=slow) for seed in range(2, 4))])
def test_sentences_that_are_not_there_are_missing(seed: int) -> None:
    """Every third paragraph is gone: look-alikes of its sentences stand elsewhere."""
    history, r = document(seed), random.Random(seed)
    one = [c for part in invented.paragraphs(copy(history.text)) if r.random() > 0.3 for c in part]
    placement = place([history.known], text_of(one))
    result = judged(placement, history.known, one)
    assert result.gone > 50
    assert Sure.EXACT not in result.wrong.values() and len(result.wrong) <= 2
    assert result.right >= 0.99 * (len(history.sentences) - result.gone)


def test_a_near_place_says_how_many_anchors_are_met() -> None:
    one = invented.damaged(copy(HISTORY.text), 3)
    placement = found(one)
    near = [p for p in placement.passages.values() if p.sure is Sure.NEAR]
    assert len(near) > 100
    assert all(ENOUGH_HELD <= p.share <= 1 for p in near)
    assert 0.6 < sum(p.share for p in near) / len(near) < 0.9
    assert all(p.spans == (Found(0, 0, Sure.MISSING, 0.0),) for p in placement.passages.values()
               if p.sure is Sure.MISSING)


def test_one_other_word_makes_it_near() -> None:
    start, end = HISTORY.sentences[40]
    words = HISTORY.text[start:end]
    placement = found(copy(HISTORY.text.replace(words, words.replace(" the ", " some ", 1))))
    changed = placement.passages["in0040"]
    assert changed.sure is Sure.NEAR and placement.count(Sure.EXACT) >= len(HISTORY.sentences) - 2
    assert changed.spans[0].start == start


def test_a_sentence_that_is_taken_out_is_not_found_in_the_one_that_looks_like_it() -> None:
    """The trap: a pull quote repeats a sentence, and the sentence itself is lost."""
    start, end = HISTORY.sentences[100]
    sentence = HISTORY.text[start:end]
    quoted = HISTORY.text.replace("\n\n", f"\n\n{sentence}\n\n", 1)
    pull = quoted.index(sentence)
    first = len(letters(quoted[:pull]))
    known = replace(invented.known_of(quoted, {"body": (start + len(sentence) + 2, end + len(sentence) + 2)}),
                    set_aside=(SetAside("", invented.span(quoted, pull, pull + len(sentence)), "pull quote"),))
    assert known.spans["body"][0].letters_start != first
    whole = place([known], quoted + "\n")
    assert whole.passages["body"].spans[0].start == known.spans["body"][0].start
    assert whole.set_aside[0][:2] == (pull, pull + len(sentence))
    without = quoted[:known.spans["body"][0].start] + quoted[known.spans["body"][0].end:]
    assert place([known], without).passages["body"].sure is Sure.MISSING


def test_twins_are_told_apart_by_what_stands_around_them() -> None:
    texts = [HISTORY.text[a:b] for a, b in HISTORY.sentences]
    twins = [n for n, words in enumerate(texts) if texts.count(words) > 1 and len(words) > 20]
    assert len(twins) > 20
    placement = found(invented.wrapped(copy(HISTORY.text)))
    starts = [placement.passages[f"in{n:04}"].spans[0].start for n in twins]
    assert starts == sorted(set(starts))


def test_paragraphs_that_are_the_same_are_no_certain_place() -> None:
    twin = "The crew of the ferry praised the price of coal, and nobody on the whole island ever learned why it did so."
    history = document(5, 20)
    text = history.text.replace("\n\n", f"\n\n{twin}\n\n", 1) + twin
    first = text.index(twin)
    known = invented.known_of(text, {"one": (first, first + len(twin)), "two": (len(text) - len(twin), len(text))})
    parts = text.split("\n\n")
    random.Random(3).shuffle(parts)
    placement = place([known], "\n\n".join(parts))
    assert {p.sure for p in placement.passages.values()} == {Sure.NEAR}


CAPTION = ("Deputies from Vik tour the old lighthouse on the outer reef.", "It had been dark for eleven winters.",
           "A keeper from Harn shows them the lamp, and how it was turned by hand until the war (photo: O. Rask).")


@pytest.fixture(scope="module")
def captioned() -> tuple[invented.Document, int]:
    """A history in which a caption of three sentences comes twice, one below the other; and where the second begins."""
    history = document(11, 30)
    at = history.text.index("\n\n", len(history.text) // 2) + 2
    words = " ".join(CAPTION)
    places = [*(place for place in history.sentences if place[1] <= at)]
    for begin in (at, at + len(words) + 2):
        for sentence in CAPTION:
            start = begin + words.index(sentence)
            places.append((start, start + len(sentence)))
    more = 2 * (len(words) + 2)
    places += [(a + more, b + more) for a, b in history.sentences if a >= at]
    text = history.text[:at] + f"{words}\n\n" * 2 + history.text[at:]
    return invented.Document(text, tuple(places)), at + len(words) + 2


def captions(history: invented.Document, placement: Placement) -> dict[Sure, int]:
    sure = [placement.passages[f"in{n:04}"].sure for n, (a, b) in enumerate(history.sentences)
            if history.text[a:b] in CAPTION]
    assert len(sure) == 6
    return {one: sure.count(one) for one in set(sure)}


def test_a_caption_that_comes_twice_is_certain_between_its_neighbours(
        captioned: tuple[invented.Document, int]) -> None:
    history, _ = captioned
    for one in (copy(history.text + "\n"), invented.wrapped(copy(history.text))):
        placement = place([history.known], text_of(one))
        assert share(placement, one, history.known) == 100
        assert captions(history, placement) == {Sure.EXACT: 6}


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=slow) for seed in range(2, 6))])
def test_of_a_caption_that_comes_twice_none_is_certain_in_another_order(
        captioned: tuple[invented.Document, int], seed: int) -> None:
    history, second = captioned
    parts = invented.paragraphs(copy(history.text))
    number = next(n for n, part in enumerate(parts) if part[0][1] == second)
    parts.insert(number - 1, parts.pop(number))
    if seed:  # apart from each other and from all that stood beside them
        parts.insert(seed, parts.pop(number))
        parts.insert(-seed, parts.pop(number))
    one = [c for part in parts[:seed] + list(reversed(parts[seed:])) for c in part]
    placement = place([history.known], text_of(one))
    assert Sure.EXACT not in judged(placement, history.known, one).wrong.values()
    assert captions(history, placement) == {Sure.NEAR: 6}


def test_of_a_caption_that_comes_twice_the_one_that_is_left_is_not_certain(
        captioned: tuple[invented.Document, int]) -> None:
    history, second = captioned
    for kept in (0, 1):
        parts = invented.paragraphs(copy(history.text))
        number = next(n for n, part in enumerate(parts) if part[0][1] == second)
        del parts[number - kept]
        one = [c for part in parts[number:] + parts[:number] for c in part]
        placement = place([history.known], text_of(one))
        assert Sure.EXACT not in judged(placement, history.known, one).wrong.values()
        assert Sure.EXACT not in captions(history, placement)


HEADINGS = ("Harbours", "The grain years", "Coal, and who paid", "Sund", "Two very quiet decades")


def headed(twice: str = "") -> tuple[str, Known]:
    """A history in which every sixth paragraph has a heading."""
    parts = document(12, 30).text.split("\n\n")
    for number, heading in enumerate(HEADINGS):
        parts.insert(6 * number, heading)
    text = "\n\n".join([*parts[:-1], *([twice] if twice else []), parts[-1]])
    known = invented.known_of(text, {words: (at := text.index(f"{words}\n\n"), at + len(words)) for words in HEADINGS})
    return text, replace(known, anchors=tuple(
        (offset, value) for offset, value in known.anchors
        if not any(s.letters_start - 9 < offset < s.letters_end for (s,) in known.spans.values())))


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=slow) for seed in range(2, 4))])
def test_a_heading_without_anchors_is_found_by_its_own_words(seed: int) -> None:
    text, known = headed()
    one = invented.wrapped(invented.reordered(copy(text), random.Random(seed)))
    placement = place([known], text_of(one))
    assert share(placement, one, known) == 100
    assert placement.passages["Sund"].sure is Sure.NEAR  # four letters may be a word of anybody's
    assert placement.passages["Two very quiet decades"].sure is Sure.EXACT


def test_a_heading_that_is_gone_is_missing_though_its_word_stands_in_a_sentence() -> None:
    text, known = headed()
    assert text.count("Sund") > 1
    parts = [part for part in text.split("\n\n") if part != "Sund"]
    placement = place([known], "\n\n".join(reversed(parts)))
    assert placement.passages["Sund"].sure is Sure.MISSING
    assert placement.count(Sure.MISSING) == 1


def test_a_heading_that_stands_twice_is_near() -> None:
    text, known = headed("Two very quiet decades")
    parts = text.split("\n\n")
    random.Random(5).shuffle(parts)
    assert place([known], "\n\n".join(parts)).passages["Two very quiet decades"].sure is Sure.NEAR


def test_a_heading_that_has_lost_a_letter_is_near() -> None:
    text, known = headed()
    parts = text.split("\n\n")
    random.Random(5).shuffle(parts)
    for at, letter in enumerate("Two very quiet decades"):
        if letter == " ":
            continue
        lost = "Two very quiet decades"[:at] + "Two very quiet decades"[at + 1:]
        whole = "\n\n".join(lost if part == "Two very quiet decades" else part for part in parts)
        [found] = (placed := place([known], whole).passages["Two very quiet decades"]).spans
        assert placed.sure is Sure.NEAR and 0.9 < placed.share < 1
        assert whole[found.start:found.end].strip() == lost.strip()


def test_another_heading_in_its_place_is_not_taken_for_it() -> None:
    text, known = headed()
    parts = text.split("\n\n")
    random.Random(5).shuffle(parts)
    for other in ("Two very quit decade", "Ten very quick orders", "Six rather dull years", "Too many loud voices",
                  "Of fish, and no birds"):
        copied = "\n\n".join(parts).replace("Two very quiet decades", other)
        assert place([known], copied).passages["Two very quiet decades"].sure is Sure.MISSING, other


# Which document it is

def test_parts_are_recognised() -> None:
    for begin, end in ((0, 3000), (9000, 14000), (20000, 21500)):
        assert found(copy(HISTORY.text)[begin:end]).source == "invented"


@pytest.mark.slow
def test_a_document_within_a_longer_text() -> None:
    """Eight times as long, and made of the same phrases: now and then of the same sentences."""
    front, back = document(31, 300).text, document(32, 300).text
    assert len(front) + len(back) > 250_000
    one = [(c, -1) for c in front] + invented.damaged(copy(HISTORY.text), 2) + [(c, -1) for c in back]
    placement = found(one)
    result = judged(placement, KNOWN, one)
    assert Sure.EXACT not in result.wrong.values()
    assert len(result.wrong) <= 0.03 * len(KNOWN.spans) and result.right >= 0.93 * len(KNOWN.spans)


def test_a_text_of_another_kind_is_declined_with_the_documents_there_are() -> None:
    for text in (document(77).text, "A short note.", "", "…", "Кыргызстан " * 500, KNOWN.title):
        with pytest.raises(UnknownDocument, match="none of the documents of this dataset, which has History 21; An"):
            found(copy(text))


def test_two_documents_in_one_file_are_declined() -> None:
    with pytest.raises(UnknownDocument, match=r"holds more than one document \(.*An invented history.*\); save each"):
        found(copy(document(21).text + "\n\n" + HISTORY.text))


def test_without_anchors_only_the_known_copy_is_recognised() -> None:
    bare = Known("bare", "Bare", KNOWN.sha256)
    assert place([bare], HISTORY.text).identical
    for text in (HISTORY.text + ".", ""):
        with pytest.raises(UnknownDocument):
            place([bare], text)


def test_a_passage_that_was_never_stamped_is_missing() -> None:
    bare = replace(KNOWN, spans={"a": tuple(replace(s, letters_start=None) for s in KNOWN.spans["in0003"]), "b": ()})
    placement = place([bare], HISTORY.text + ".")
    assert placement.count(Sure.MISSING) == 2


def test_it_can_be_stopped() -> None:
    with pytest.raises(Stopped):
        place([KNOWN], HISTORY.text + ".", stopped=lambda: True)


# Damaged places, what is set aside, the order of reading

def test_a_damaged_place_is_mended_only_where_it_is_damaged() -> None:
    at = HISTORY.text.index("the harbour board")
    known = replace(KNOWN, emendations=(
        Emendation("", invented.span(HISTORY.text, at, at + 17), "the Harbour Board", "name", "certain"),))
    for words in ("the Harbour Board", "the harbor board"):
        assert place([known], HISTORY.text.replace("the harbour board", words, 1)).emendations == ()
    assert place([known], HISTORY.text + ".").emendations[0][:2] == (at, at + 17)


def test_columns_in_the_wrong_order_are_put_right_in_any_copy() -> None:
    cuts = [0, 9000, 18000, 27000, len(HISTORY.text)]
    pieces = [(2, 1), (0, 0), (3, 2), (1, 3)]  # where in the file each piece of the document stands
    parts = [HISTORY.text[a:b] for a, b in pairwise(cuts)]
    file = "".join(parts[piece] for piece, _ in pieces)
    stands = {piece: (file.index(parts[piece]), file.index(parts[piece]) + len(parts[piece])) for piece, _ in pieces}
    known = replace(invented.known_of(file, {}), order=tuple(invented.span(file, *stands[n]) for n in range(4)))
    assert place([known], file).order == tuple(stands[n] for n in range(4))
    wrapped = text_of(invented.wrapped(copy(file)))
    order = place([known], wrapped).order
    assert letters("".join(wrapped[a:b] for a, b in order)) == letters(HISTORY.text)
    assert place([known], HISTORY.text).order == ()  # a copy that has been put right already
