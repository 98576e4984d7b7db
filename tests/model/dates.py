"""Dates in EDTF as hypothesis makes them, for several tests."""

from hypothesis import strategies as st

from explorer.model.days import month_length

years = st.integers(-9999, 9999).map(lambda y: f"{'-' if y < 0 else ''}{abs(y):04d}")
marks = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def _days(draw: st.DrawFn) -> str:
    year = draw(st.integers(0, 9999))
    month = draw(st.integers(1, 12))
    return f"{year:04d}-{month:02d}-{draw(st.integers(1, month_length(year, month))):02d}"


bodies = st.one_of(
    years, st.builds("{}-{:02d}".format, years, st.one_of(st.integers(1, 12), st.integers(21, 24))), _days(),
    st.builds("{:03d}X".format, st.integers(0, 999)), st.builds("-{:03d}X".format, st.integers(1, 999)),
    st.builds("{:02d}XX".format, st.integers(0, 99)), st.builds("{}-XX".format, years),
    st.builds("{}-XX-XX".format, years), st.builds("{}-{:02d}-XX".format, years, st.integers(1, 12)),
    st.builds("Y{}".format, st.one_of(st.integers(10000, 999999), st.integers(-999999, -10000))))
singles = st.builds(str.__add__, bodies, marks)
ends = st.one_of(singles, st.sampled_from(["", ".."]))
candidates = st.one_of(singles, st.builds("{}/{}".format, ends, ends),
                       st.builds("[{}..{}]".format, st.one_of(singles, st.just("")), st.one_of(singles, st.just(""))))
"""Dates, and a few intervals that end before they begin or have no end at all."""
