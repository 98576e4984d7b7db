"""A query in words."""

import pytest

from explorer.model.describe import describe
from explorer.model.query import parse_query
from explorer.model.wording import Wording


@pytest.mark.parametrize(("typed", "said"), [
    ("", ""),
    ("manas", "“manas”"),
    ('"air base" -kant', "“air base”, not “kant”"),
    ("a | b", "“a” or “b”"),
    ("kind:base status:promised", "Kind: Base, Status: promised"),
    ("disagreement:decider", "Difference: Who decided"),
    ("when:2001/2014", "2001 to 2014"),
    ("when:2003", "2003"),
    ("when:2003-05", "1 May 2003 to 31 May 2003"),
    ("when:2003/..", "since 2003"),
    ("when:../2003", "until 2003"),
    ("actor:russia", "Actor: RUSSIA"),
])
def test_each_kind_of_term(typed: str, said: str) -> None:
    assert describe(parse_query(typed), Wording(), lambda field, text: text.upper()) == said
