"""Other forms of an English word: `debts` of debt, `written` and `writing` of write; and the nouns of a verb,
`forgiveness` of forgave. What is made by rule need be no word; nothing is found by it then."""

import re

_VERBS = """arise arose arisen, become became, begin began begun, break broke broken, bring brought, build built, buy
bought, choose chose chosen, come came, deal dealt, draw drew drawn, drive drove driven, fall fell fallen, fight
fought, find found, flee fled, fly flew flown, forgive forgave forgiven, get got gotten, give gave given, go went
gone, grow grew grown, hear heard, hold held, keep kept, know knew known, lead led, leave left, lend lent, lose lost,
make made, meet met, mistake mistook mistaken, overcome overcame, overthrow overthrew overthrown, pay paid, repay
repaid, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, shoot shot, speak spoke
spoken, spend spent, stand stood, steal stole stolen, strike struck, swear swore sworn, take took taken, teach taught,
tell told, think thought, understand understood, undergo underwent undergone, undertake undertook undertaken, uphold
upheld, win won, withdraw withdrew withdrawn, withhold withheld, write wrote written"""
_NOUNS = "man men, woman women, child children, crisis crises"
_DEEDS = """accept acceptance, accuse accusation, adopt adoption, advise advice, agree agreement, allege allegation,
annex annexation, announce announcement, appoint appointment, approve approval, argue argument, arrive arrival,
assassinate assassination, assist assistance, assure assurance, believe belief, cancel cancellation, choose choice,
close closure, compensate compensation, compete competition, complete completion, conclude conclusion, cooperate
cooperation, coordinate coordination, create creation, criticise criticize criticism, declare declaration, decide
decision, defend defence defense, delimit delimitation, deliver delivery, demarcate demarcation, deny denial, depend
dependence dependency, deploy deployment, destroy destruction, develop development, disappear disappearance, discover
discovery, discuss discussion, dismiss dismissal, dominate dominance domination, educate education, elect election,
eliminate elimination, emphasise emphasize emphasis, employ employment, engage engagement, establish establishment,
evacuate evacuation, evict eviction, exist existence, expand expansion, expect expectation, expel expulsion, explain
explanation, expire expiry, explode explosion, extend extension, extradite extradition, fail failure, forgive
forgiveness, fly flight, grow growth, guide guidance, improve improvement, include inclusion, inherit inheritance,
integrate integration, intend intention, interfere interference, intervene intervention, introduce introduction,
invade invasion, invest investment, invite invitation, involve involvement, know knowledge, lose loss, marry marriage,
mediate mediation, modernise modernize modernisation modernization, negotiate negotiation, occupy occupation, oppose
opposition, participate participation, pay payment, permit permission, persuade persuasion, pledge, prefer preference,
privatise privatize privatisation privatization, promise, propose proposal, protect protection, prove proof, ratify
ratification, react reaction, recognise recognize recognition, recommend recommendation, reduce reduction, refuse
refusal, reject rejection, relieve relief, rely reliance, remove removal, renew renewal, repay repayment, resign
resignation, resist resistance, respond response, restrict restriction, revise revision, seize seizure, sell sale,
settle settlement, suspend suspension, terminate termination, threaten threat, transform transformation, translate
translation, violate violation, withdraw withdrawal"""
"""A verb, and the nouns of the same deed. None that has other senses too: a `resolution` need not resolve, nor a
`movement` move."""
_QUALITIES = """dead death, democracy democratic, diplomacy diplomatic diplomat, economy economic, free freedom,
important importance, independent independence, influence influential, loyal loyalty, neutral neutrality, poor
poverty, ready readiness, sovereign sovereignty, stable stability, strategy strategic, strong strength, violent
violence, weak weakness, willing willingness"""
_SHUT = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
"""The end of what doubles its last letter: plan, planned."""
_VOWEL = re.compile("[aeiouy]")
_PLURALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y",)), ("ss", ()), ("es", ("", "e")), ("s", ("",)))
"""Ending, and what may have stood in its place."""
_LEAST, _LEAST_BARE = 3, 5
"""The fewest letters of a word that an ending was put to; and where nothing but the ending tells that it is one: united
does not mean `unit`."""


def _listed(text: str) -> list[list[str]]:
    return [verb.split() for verb in re.split(r",\s+", text)]


def _present(base: str) -> list[str]:
    """`writes` and `writing` of write."""
    if re.search("[^aeiou]y$", base):
        return [base[:-1] + "ies", base + "ing"]
    if re.search("[^eioy]e$", base):
        return [base + "s", base[:-1] + "ing"]
    many = [base + "es"] if base.endswith(("s", "x", "z", "ch", "sh", "o")) else [base + "s"]
    return [*many, base + "ing", *([base + base[-1] + "ing"] if _SHUT.search(base) else [])]


def _regular(base: str) -> list[str]:
    """All forms of what has no forms of its own."""
    if base.endswith("e"):
        past = [base + "d"]
    elif re.search("[^aeiou]y$", base):
        past = [base[:-1] + "ied"]
    else:
        past = [base + "ed", *([base + base[-1] + "ed"] if _SHUT.search(base) else [])]
    return [base, *past, *_present(base)]


_OF_VERB = {forms[0]: [*forms, *_present(forms[0])] for forms in _listed(_VERBS)}
_IRREGULAR = {form: forms for forms in (*_OF_VERB.values(), *_listed(_NOUNS)) for form in forms}


def _plural(noun: str) -> str:
    return next(form for form in _present(noun) if form.endswith("s"))


def _families() -> dict[str, list[str]]:
    """Form -> all forms of all words of its family."""
    found: dict[str, list[str]] = {}
    for listed, deeds in ((_DEEDS, True), (_QUALITIES, False)):
        for words in _listed(listed):
            verbs = [w for n, w in enumerate(words) if deeds and (n == 0 or w.endswith("ize"))]
            forms = [form for w in words for form in (
                _OF_VERB.get(w, _regular(w)) if w in verbs else (w, _plural(w)))]
            for form in forms:
                found.setdefault(form, []).extend(forms)
    return found


_FAMILIES = _families()


def inflected(word: str) -> tuple[str, ...]:
    """Its other forms and those of its family, folded as it is, that do not begin with it."""
    found = list(_IRREGULAR.get(word, ()))
    if word.isascii() and word.isalpha() and not found:
        if len(word) >= _LEAST and _VOWEL.search(word[:-1]) and word.endswith(("e", "y")):
            found += _regular(word)
        if word.endswith(("ed", "ing")):
            found += [form for base in _acted(word) for form in _OF_VERB.get(base, _regular(base))]
        else:  # a base is no verb: bases are not `based`
            found += [form for base in _several(word) for form in _OF_VERB.get(base, (base, base + "s"))]
    found += _FAMILIES.get(word, ())
    return tuple(dict.fromkeys(form for form in found if not form.startswith(word)))


def continued(word: str) -> tuple[str, ...]:
    """Its forms that begin with it: `offs` of off, and no `offer`."""
    if not (word.isascii() and word.isalpha() and len(word) >= _LEAST):
        return ()
    found = (*_IRREGULAR.get(word, ()), *_regular(word), *_FAMILIES.get(word, ()))
    return tuple(dict.fromkeys(form for form in found if form.startswith(word) and form != word))


def _several(word: str) -> list[str]:
    """What it may be the plural of."""
    ending, others = next((e for e in _PLURALS if word.endswith(e[0])), ("", ()))
    return [base for other in others if len(base := word.removesuffix(ending) + other) >= _LEAST]


def _acted(word: str) -> list[str]:
    """What it may be the past or the participle of."""
    stem = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    bases = [stem] if len(stem) >= _LEAST_BARE or stem in _OF_VERB else []
    if word.endswith("ied"):
        bases.append(stem[:-1] + "y")
    if _VOWEL.search(stem) and stem[-1] not in "eoiy":
        bases.append(stem + "e")
    if len(stem) > _LEAST and stem[-1] == stem[-2] and stem[-1] not in "aeiousfz":
        bases.append(stem[:-1])
    return [base for base in bases if len(base) >= _LEAST]
