"""Published parsers of EDTF, to hold our own against where they accept a date."""

import contextlib
import io
import warnings
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any


@cache
def _parsers() -> tuple[Any, Callable[[str], object]]:
    """Loaded by who asks them, and not by all who gather tests: it takes a second."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they use names that pyparsing has deprecated
        import edtf
        from edtf_validate.valid_edtf import is_valid
    return edtf, is_valid


def valid(text: str) -> bool:
    """Whether `edtf-validate` accepts it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bool(_parsers()[1](text))


def bounds(text: str) -> tuple[int, int] | None:
    """First and last day as `edtf` has them; None where it refuses, or leaves the calendar of `datetime`."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            found = _parsers()[0].parse_edtf(text)
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
