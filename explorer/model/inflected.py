"""Other forms of an English word, as far as typing its beginning does not find them: `debt` for debts, `write` for
written. What is made by rule need be no word; nothing is found by it then."""

import re

_VERBS = """become became, begin began begun, break broke broken, bring brought, build built, buy bought, choose chose
chosen, draw drew drawn, fall fell fallen, fight fought, find found, flee fled, forgive forgave forgiven,
get got gotten, give gave given, go went gone, grow grew grown, hold held, keep kept, lead led, leave left,
lend lent, lose lost, make made, meet met, mistake mistook mistaken, overthrow overthrew overthrown, pay
paid, rise rose risen, say said, see saw seen, seek sought, sell sold, send sent, speak spoke spoken, spend
spent, stand stood, steal stole stolen, swear swore sworn, take took taken, teach taught, tell told, think
thought, understand understood, undertake undertook undertaken, win won, withdraw withdrew withdrawn, write
wrote written, man men, woman women, child children, crisis crises"""
_IRREGULAR = {form: (*forms, forms[0] + "s") for verb in re.split(r",\s+", _VERBS) for forms in [verb.split()]
              for form in forms}
_ENDINGS = (("ies", ("y",), 3), ("ied", ("y",), 3), ("es", ("", "e"), 3), ("s", ("",), 3), ("ed", ("", "e"), 5),
            ("ing", ("", "e"), 5))
"""Ending, what may have stood in its place, and the fewest letters of a word then: united does not mean `unit`."""


def inflected(word: str) -> tuple[str, ...]:
    """Its other forms, folded as it is."""
    found = list(_IRREGULAR.get(word, ()))
    ending, others, least = next((e for e in _ENDINGS if word.endswith(e[0])), ("", (), 0))
    if ending and word.isascii() and word.isalpha() and not word.endswith("ss"):
        bases = [word[:-len(ending)] + other for other in others]
        found += [form for base in bases if len(base) >= least for form in _IRREGULAR.get(base, (base, base + "s"))]
    return tuple(dict.fromkeys(form for form in found if not form.startswith(word)))
