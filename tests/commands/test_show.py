"""`show`: all that is known of one entry."""

from pathlib import Path

from tests.commands.conftest import Call


def test_claim_by_claim_and_source_by_source(ask: Call) -> None:
    data = ask("show", "harbour-riots", "--json").data
    assert (data["key"], data["kind"], data["state"]) == ("harbour-riots", "event", "differ")
    assert [s["key"] for s in data["sources"]] == ["survey", "memoir"]
    for source in data["sources"]:
        assert source["claims"]
        assert all(p["text"] and p["spans"] for c in source["claims"] for p in c["passages"])
    differ = {d["kind"]: d for d in data["disagreements"]}
    assert {"date", "figure"} <= differ.keys()
    claims = differ["figure"]["claims"]
    assert {c["source"] for c in claims} == {"memoir", "survey"}
    assert {c["value"] for c in claims} == {"14 people", "20..30 people"}


def test_what_was_promised_is_said_to_be(ask: Call) -> None:
    claims = [c for s in ask("show", "vik", "--json").data["sources"] for c in s["claims"]]
    assert {c["status"] for c in claims if c["property"] == "lease"} == {"promised"}
    assert "Lease: promised: 2010 to 2025" in ask("show", "vik").out


def test_silence_and_what_is_ours_are_told(ask: Call) -> None:
    assert ask("show", "kolm", "--json").data["silent"] == [{"source": "memoir", "why": "could have spoken"}]
    assert "Says nothing of this" in ask("show", "kolm").out
    assert [c["basis"] for c in ask("show", "debt-written-off", "--json").data["editors"]] == ["editor"]
    assert "Added by the editors" in ask("show", "debt-written-off").out


def test_an_actor_is_named_in_others(ask: Call) -> None:
    named = {n["entity"] for n in ask("show", "norland", "--json").data["named in"]}
    assert "friendship-treaty" in named
    assert "Treaty of friendship" in ask("show", "norland").out


def test_text_has_statements_with_their_place_and_speaker(ask: Call) -> None:
    out = ask("show", "vik").out
    assert "¶ 2  A lease of Vik" in out.replace("\u00a0", " ")
    assert "[Anna Berg · commits to it · through Vik Courier]" in out


def test_an_unknown_key_ends_with_2_and_a_hint(ask: Call) -> None:
    answer = ask("show", "harbor-riots")
    assert answer.code == 2
    assert "harbour-riots" in answer.err


def test_a_missing_dataset(call: Call, tmp_path: Path) -> None:
    assert call("show", "vik", "--dataset", tmp_path / "none.sqlite").code == 2
