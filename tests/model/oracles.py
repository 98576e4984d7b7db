"""Published parsers of EDTF, to hold our own against where they accept a date."""

import contextlib
import io
import warnings
from datetime import date

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # they use names that pyparsing has deprecated
    import edtf
    from edtf_validate.valid_edtf import is_valid as _is_valid


def valid(text: str) -> bool:
    """Whether `edtf-validate` accepts it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bool(_is_valid(text))


def bounds(text: str) -> tuple[int, int] | None:
    """First and last day as `edtf` has them; None where it refuses, or leaves the calendar of `datetime`."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            found = edtf.parse_edtf(text)
            low, high = found.lower_strict(), found.upper_strict()
        except Exception:  # its errors are of many kinds
            return None
    if isinstance(low, float) or isinstance(high, float) or min(low.tm_year, high.tm_year) < 1:
        return None
    epoch = date(1970, 1, 1)
    try:
        return (date(*low[:3]) - epoch).days, (date(*high[:3]) - epoch).days
    except ValueError:
        return None
