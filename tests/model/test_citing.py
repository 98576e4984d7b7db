"""What is copied says where it is from, whose words they are, and from which edition."""

from dataclasses import replace

from explorer.model.citing import Cited, full, handout, paragraphs, short
from explorer.model.records import Layer, Source
from explorer.model.wording import Wording

INFO = {"title": "Talvia", "edition": "3", "licence": "CC0-1.0", "attribution": "The editors"}
SURVEY = Source("survey", "A survey of Talvia", "Survey", "", "Institute of the Coast", "2010-06~", True, "survey", "",
                "", "")
MEMOIR = Source("memoir", "My years on the quay", "Memoir", "Otto Lind", "", "2014", False, "memoir", "",
                "Not to be copied.", "")
SAY = Wording()


def test_our_wording_is_said_to_be_ours():
    cited = Cited("There were boats.", SURVEY, (4, 3, 4))
    assert short(cited, INFO, SAY) == (
        "There were boats. [editors’ wording of: Survey [c. 2010], ¶\u00a03, 4; Talvia, edition 3]")
    assert full(cited, INFO, SAY) == (
        "There were boats. [editors’ wording of: Institute of the Coast, A survey of Talvia, written about June 2010 "
        "(inferred), ¶\u00a03, 4; Talvia, edition 3, licence CC0-1.0 · The editors]")


def test_their_own_words_are_quoted_and_carry_the_rights():
    cited = Cited("boats {were} there", MEMOIR, (0,), original=True)
    assert short(cited, INFO, SAY) == (
        "“boats {were} there” (Otto Lind 2014; paragraph as in Talvia, edition 3) [Rights: Not to be copied.]")
    assert full(cited, INFO, SAY) == (
        "“boats {were} there” (Otto Lind, My years on the quay, written 2014; paragraph as in Talvia, edition 3, "
        "licence CC0-1.0 · The editors) [Rights: Not to be copied.]")
    assert "Rights" not in full(Cited("x", SURVEY, (1,), original=True), INFO, SAY)


def test_a_part_that_was_written_at_another_time_says_so():
    """As the column does over which one reads, and not only when the whole was published."""
    part = Layer("old", "survey", "2013-06~", True, "")
    cited = Cited("x", replace(SURVEY, published="2013-10~"), (1,), parts=(part,))
    assert "written about October 2013 (inferred), this part written as of about June 2013 (inferred), ¶\u00a0" in full(
        cited, INFO, SAY)
    assert "this part" not in full(replace(cited, parts=(replace(part, edtf="2013-10~"),)), INFO, SAY)
    assert "this part" not in short(cited, INFO, SAY)


def test_the_short_form_has_the_year_as_far_as_it_is_known():
    def cited(published: str, inferred: bool = False) -> str:
        source = replace(MEMOIR, published=published, published_inferred=inferred)
        return short(Cited("x", source, (3,)), INFO, SAY).removeprefix("x [editors’ wording of: ").split("; ")[0]

    assert cited("2014-03-01") == "Otto Lind 2014, ¶\u00a03"
    assert cited("2014~", inferred=True) == "Otto Lind [c. 2014], ¶\u00a03"
    assert cited("[2010..2013]", inferred=True) == "Otto Lind [2010–2013], ¶\u00a03"
    assert cited("") == "Otto Lind n.d., ¶\u00a03"


def test_paragraphs():
    assert paragraphs(()) == paragraphs((0,)) == ""
    assert paragraphs((7, 2)) == "¶\u00a02, 7"


def test_a_handout_is_cited_with_its_day():
    assert handout(INFO, "3 June 2014", SAY) == "The editors, Talvia, edition 3, handout of 3 June 2014"
    assert handout({"title": "Talvia", "edition": "3"}, "", SAY) == "Talvia, edition 3"


def test_handouts_of_one_day_are_told_apart():
    day = "3 June 2014"
    titled, some = handout(INFO, day, SAY, "Vik", 1), handout(INFO, day, SAY, "", 7)
    assert titled == "The editors, “Vik”, Talvia, edition 3, handout of 3 June 2014"
    assert some == "The editors, Talvia, edition 3, handout of 3 June 2014 with 7 entries"
