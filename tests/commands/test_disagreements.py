"""`disagreements`: where the documents differ, with their sides."""

from pathlib import Path

from tests.commands.conftest import Call


def test_all_of_them_by_kind_with_counts(ask: Call) -> None:
    answer = ask("disagreements")
    assert answer.code == 0
    assert [line for line in answer.out.splitlines() if line and line[0].isupper()] == [
        "Figure (2)", "Date (1)", "Cause (1)"]
    assert answer.out.splitlines()[-1] == "4 found"


def test_each_with_its_note_and_sides(ask: Call) -> None:
    out = ask("disagreements", "dead").out
    assert "harbour-riots-killed  Riots in the harbour" in out
    assert "One document counts fewer dead than the other." in out
    assert "1  Survey · Riots in the harbour, Killed: 14 people" in out
    assert "2  Memoir · Riots in the harbour, Killed: 20 to 30 people" in out


def test_as_data(ask: Call) -> None:
    data = ask("disagreements", "disagreement:date", "--json").data
    assert [(d["key"], d["kind"], d["note"]) for d in data] == [
        ("harbour-riots-date", "date", "The documents give two days of one month.")]
    assert [{name: c[name] for name in ("source", "entity", "property", "value", "passages")} for c in
            data[0]["claims"]] == [
        {"source": "survey", "entity": "harbour-riots", "property": "date", "value": "2003-03-12",
         "passages": ["sv014"]},
        {"source": "memoir", "entity": "harbour-riots", "property": "date", "value": "2003-03-21",
         "passages": ["mm006"]}]
    assert [c["side"] for c in data[0]["claims"]] == [0, 1]


def test_show_has_the_same(ask: Call) -> None:
    every = {d["key"]: d for d in ask("disagreements", "--json").data}
    assert ask("show", "vik", "--json").data["disagreements"] == [every["vik-aircraft"]]


def test_several_words_are_one_query(ask: Call) -> None:
    assert [d["key"] for d in ask("disagreements", "fewer", "dead", "--json").data] == ["harbour-riots-killed"]
    assert len(ask("disagreements", "dead | wages", "--json").data) == 2


def test_nothing_found_ends_with_1(ask: Call) -> None:
    answer = ask("disagreements", "locomotive")
    assert (answer.code, answer.out.splitlines()[-1]) == (1, "0 found")
    answer = ask("disagreements", "locomotive", "--json")
    assert (answer.code, answer.data) == (1, [])


def test_no_dataset_ends_with_2(call: Call, tmp_path: Path) -> None:
    assert call("disagreements", "--dataset", tmp_path / "none.sqlite").code == 2


def test_a_sum_of_ours_says_so_wherever_it_is_told(call: Call, reckoned_dataset: Path) -> None:
    out = call("show", "debt-written-off", "--dataset", reckoned_dataset).out
    ours = out[out.index("Added by the editors"):]
    assert "agreed: $90 million" in ours and "calculated by us; A half of $180 million." in ours
    assert "90 million" not in out[:out.index("Added by the editors")], "no document says it"
    out = call("show", "vik", "--dataset", reckoned_dataset).out
    assert "Term: 2010 to 2025" in out
    assert "calculated by us; The first year and 15 years." in out
    data = call("show", "debt-written-off", "--json", "--dataset", reckoned_dataset).data
    assert [c["calculated"] for c in data["editors"]] == [False, True]
    assert not any(c["calculated"] for s in data["sources"] for c in s["claims"])
