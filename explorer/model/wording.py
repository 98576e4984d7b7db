"""Dates, figures, stances and states in the words of a class, for screen, paper and shell alike.

Nothing here knows Qt: `Wording` is given a translator (text -> text). Texts stand in QT_TRANSLATE_NOOP, so
that the tools that gather texts for translation find them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from explorer.model.agreement import Silence, State
from explorer.model.days import to_date
from explorer.model.edtf import EdtfError, parse
from explorer.model.figures import numbers_in
from explorer.model.records import Claim
from explorer.model.vocabulary import FIXED, PARTICIPANTS

Translate = Callable[[str], str]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text for translation; returns it."""
    return text


def _t(text: str) -> str:
    return text


MONTHS = (QT_TRANSLATE_NOOP("Wording", "January"), QT_TRANSLATE_NOOP("Wording", "February"),
          QT_TRANSLATE_NOOP("Wording", "March"), QT_TRANSLATE_NOOP("Wording", "April"),
          QT_TRANSLATE_NOOP("Wording", "May"), QT_TRANSLATE_NOOP("Wording", "June"),
          QT_TRANSLATE_NOOP("Wording", "July"), QT_TRANSLATE_NOOP("Wording", "August"),
          QT_TRANSLATE_NOOP("Wording", "September"), QT_TRANSLATE_NOOP("Wording", "October"),
          QT_TRANSLATE_NOOP("Wording", "November"), QT_TRANSLATE_NOOP("Wording", "December"))
_SEASONS = {"21": QT_TRANSLATE_NOOP("Wording", "spring {year}"), "22": QT_TRANSLATE_NOOP("Wording", "summer {year}"),
            "23": QT_TRANSLATE_NOOP("Wording", "autumn {year}"), "24": QT_TRANSLATE_NOOP("Wording", "winter {year}")}
STANCES = {
    "asserts": "", "hedges": QT_TRANSLATE_NOOP("Wording", "says with caution"),
    "denies": QT_TRANSLATE_NOOP("Wording", "denies"), "pledges": QT_TRANSLATE_NOOP("Wording", "commits to it"),
    "demands": QT_TRANSLATE_NOOP("Wording", "demands"), "predicts": QT_TRANSLATE_NOOP("Wording", "expects"),
    "judges": QT_TRANSLATE_NOOP("Wording", "judges"), "alleges": QT_TRANSLATE_NOOP("Wording", "alleges")}
BARE = {
    "hedges": QT_TRANSLATE_NOOP("Wording", "said with caution"), "denies": QT_TRANSLATE_NOOP("Wording", "a denial"),
    "pledges": QT_TRANSLATE_NOOP("Wording", "a commitment"), "demands": QT_TRANSLATE_NOOP("Wording", "a demand"),
    "predicts": QT_TRANSLATE_NOOP("Wording", "an expectation"),
    "judges": QT_TRANSLATE_NOOP("Wording", "a judgement"),
    "alleges": QT_TRANSLATE_NOOP("Wording", "an allegation")}
"""Stances where the document itself takes them."""
STATUSES = {
    "happened": "", "agreed": QT_TRANSLATE_NOOP("Wording", "agreed"), "signed": QT_TRANSLATE_NOOP("Wording", "signed"),
    "in force": QT_TRANSLATE_NOOP("Wording", "in force"), "planned": QT_TRANSLATE_NOOP("Wording", "planned"),
    "promised": QT_TRANSLATE_NOOP("Wording", "promised"), "demanded": QT_TRANSLATE_NOOP("Wording", "demanded"),
    "discussed": QT_TRANSLATE_NOOP("Wording", "discussed"), "denied": QT_TRANSLATE_NOOP("Wording", "denied"),
    "forecast": QT_TRANSLATE_NOOP("Wording", "expected")}
STATES = {
    State.UNTOLD: QT_TRANSLATE_NOOP("Wording", "Only mentioned in passing"),
    State.ALONE: QT_TRANSLATE_NOOP("Wording", "Only one document tells"),
    State.MENTIONED: QT_TRANSLATE_NOOP("Wording", "Several tell, of different things"),
    State.AGREE: QT_TRANSLATE_NOOP("Wording", "The documents agree"),
    State.DIFFER: QT_TRANSLATE_NOOP("Wording", "The documents differ"),
    State.CONTRADICTS_ITSELF: QT_TRANSLATE_NOOP("Wording", "A document contradicts itself")}
SILENCES = {
    Silence.COULD_HAVE_SPOKEN: QT_TRANSLATE_NOOP("Wording", "Says nothing of this, though it covers the subject "
                                                            "and the years."),
    Silence.OUTSIDE_ITS_SUBJECT: QT_TRANSLATE_NOOP("Wording", "Says nothing of this: it lies outside its subject."),
    Silence.COULD_NOT_KNOW: QT_TRANSLATE_NOOP("Wording", "Says nothing of this: it was written before."),
    Silence.TEXT_LOST: QT_TRANSLATE_NOOP("Wording", "Says nothing of this; part of its text is lost.")}
SILENCES_SHORT = {
    Silence.COULD_HAVE_SPOKEN: QT_TRANSLATE_NOOP("Wording", "could have spoken"),
    Silence.OUTSIDE_ITS_SUBJECT: QT_TRANSLATE_NOOP("Wording", "outside its subject"),
    Silence.COULD_NOT_KNOW: QT_TRANSLATE_NOOP("Wording", "written before"),
    Silence.TEXT_LOST: QT_TRANSLATE_NOOP("Wording", "text lost")}
LACKING = {
    "event": QT_TRANSLATE_NOOP("Wording", "Tells of this event, but not of {points}"),
    "actor": QT_TRANSLATE_NOOP("Wording", "Tells of this actor, but not of {points}"),
    "base": QT_TRANSLATE_NOOP("Wording", "Tells of this base, but not of {points}"),
    "treaty": QT_TRANSLATE_NOOP("Wording", "Tells of this treaty, but not of {points}"),
    "office": QT_TRANSLATE_NOOP("Wording", "Tells of this office, but not of {points}")}
"""What a document says nothing of, that tells of the thing otherwise."""
KINDS = {
    "event": QT_TRANSLATE_NOOP("Wording", "Event"), "actor": QT_TRANSLATE_NOOP("Wording", "Actor"),
    "base": QT_TRANSLATE_NOOP("Wording", "Base"), "treaty": QT_TRANSLATE_NOOP("Wording", "Treaty"),
    "office": QT_TRANSLATE_NOOP("Wording", "Office"), "passage": QT_TRANSLATE_NOOP("Wording", "Statement"),
    "original": QT_TRANSLATE_NOOP("Wording", "Original words")}
DIFFERENCES = {
    "figure": QT_TRANSLATE_NOOP("Wording", "Figure"), "date": QT_TRANSLATE_NOOP("Wording", "Date"),
    "name": QT_TRANSLATE_NOOP("Wording", "Name"), "actor": QT_TRANSLATE_NOOP("Wording", "Who acted"),
    "decider": QT_TRANSLATE_NOOP("Wording", "Who decided"), "cause": QT_TRANSLATE_NOOP("Wording", "Cause"),
    "order": QT_TRANSLATE_NOOP("Wording", "Order of events"),
    "scope": QT_TRANSLATE_NOOP("Wording", "What is included"),
    "wording": QT_TRANSLATE_NOOP("Wording", "Choice of words"),
    "seeming": QT_TRANSLATE_NOOP("Wording", "Only seems to differ")}
PROPERTIES = {
    "date": QT_TRANSLATE_NOOP("Wording", "When"), "born": QT_TRANSLATE_NOOP("Wording", "Born"),
    "by": QT_TRANSLATE_NOOP("Wording", "By whom"),
    "towards": QT_TRANSLATE_NOOP("Wording", "Towards whom"), "with": QT_TRANSLATE_NOOP("Wording", "With"),
    "party": QT_TRANSLATE_NOOP("Wording", "Parties"), "member": QT_TRANSLATE_NOOP("Wording", "Members"),
    "host": QT_TRANSLATE_NOOP("Wording", "Host"), "user": QT_TRANSLATE_NOOP("Wording", "Used by"),
    "affected": QT_TRANSLATE_NOOP("Wording", "Affected"), "mediator": QT_TRANSLATE_NOOP("Wording", "Mediator"),
    "recipient": QT_TRANSLATE_NOOP("Wording", "For whom"),
    "decided by": QT_TRANSLATE_NOOP("Wording", "Who decided"),
    "refused by": QT_TRANSLATE_NOOP("Wording", "Who refused"), "asked by": QT_TRANSLATE_NOOP("Wording", "Who asked"),
    "cause": QT_TRANSLATE_NOOP("Wording", "Why"), "motive": QT_TRANSLATE_NOOP("Wording", "Motive"),
    "reason given": QT_TRANSLATE_NOOP("Wording", "Reason given"),
    "purpose": QT_TRANSLATE_NOOP("Wording", "Purpose"), "condition": QT_TRANSLATE_NOOP("Wording", "Condition"),
    "consequence": QT_TRANSLATE_NOOP("Wording", "What followed"), "content": QT_TRANSLATE_NOOP("Wording", "What"),
    "position": QT_TRANSLATE_NOOP("Wording", "Position"),
    "assessment": QT_TRANSLATE_NOOP("Wording", "Judgement"),
    "description": QT_TRANSLATE_NOOP("Wording", "Description"),
    "outlook": QT_TRANSLATE_NOOP("Wording", "Outlook"), "role": QT_TRANSLATE_NOOP("Wording", "Role"),
    "demanded": QT_TRANSLATE_NOOP("Wording", "Demanded"), "promised": QT_TRANSLATE_NOOP("Wording", "Promised"),
    "negotiated": QT_TRANSLATE_NOOP("Wording", "Negotiated"), "signed": QT_TRANSLATE_NOOP("Wording", "Signed"),
    "opened": QT_TRANSLATE_NOOP("Wording", "Opened"), "established": QT_TRANSLATE_NOOP("Wording", "Founded"),
    "joined": QT_TRANSLATE_NOOP("Wording", "Joined"),
    "entered into force": QT_TRANSLATE_NOOP("Wording", "Entered into force"),
    "in use": QT_TRANSLATE_NOOP("Wording", "In use"), "in force": QT_TRANSLATE_NOOP("Wording", "In force"),
    "lease": QT_TRANSLATE_NOOP("Wording", "Lease"), "term": QT_TRANSLATE_NOOP("Wording", "Term"),
    "lasted": QT_TRANSLATE_NOOP("Wording", "Lasted"), "holds office": QT_TRANSLATE_NOOP("Wording", "Office"),
    "ended": QT_TRANSLATE_NOOP("Wording", "Ended"), "closed": QT_TRANSLATE_NOOP("Wording", "Closed"),
    "left": QT_TRANSLATE_NOOP("Wording", "Left"),
    "led to": QT_TRANSLATE_NOOP("Wording", "Led to"),
    "in response to": QT_TRANSLATE_NOOP("Wording", "In response to"),
    "in exchange for": QT_TRANSLATE_NOOP("Wording", "In exchange for"),
    "part of": QT_TRANSLATE_NOOP("Wording", "Part of"),
    "at": QT_TRANSLATE_NOOP("Wording", "At"),
    "about": QT_TRANSLATE_NOOP("Wording", "About"),
    "amended": QT_TRANSLATE_NOOP("Wording", "Amended"),
    "replaced": QT_TRANSLATE_NOOP("Wording", "Replaced"),
    "preceded": QT_TRANSLATE_NOOP("Wording", "Came before"),
    "extended": QT_TRANSLATE_NOOP("Wording", "Extended"),
    "followed from": QT_TRANSLATE_NOOP("Wording", "Followed from"),
    "answered by": QT_TRANSLATE_NOOP("Wording", "Answered by"), "includes": QT_TRANSLATE_NOOP("Wording", "Includes"),
    "amended by": QT_TRANSLATE_NOOP("Wording", "Amended by"),
    "replaced by": QT_TRANSLATE_NOOP("Wording", "Replaced by"),
    "came after": QT_TRANSLATE_NOOP("Wording", "Came after"),
    "extended by": QT_TRANSLATE_NOOP("Wording", "Extended by")}
"""What a claim speaks of; the figures of a dataset have words of their own."""


@dataclass(frozen=True)
class Wording:
    """Says values in words, in one language."""

    translate: Translate = _t

    def say(self, text: str, **parts: object) -> str:
        """A text in the reader's language, with its parts filled in."""
        return self.translate(text).format(**parts) if text else ""

    def silence(self, why: Silence, others: Sequence[str] = ()) -> str:
        """Why a document says nothing of a thing; or of what `others` it speaks where it differs on it."""
        return self.say(QT_TRANSLATE_NOOP("Wording", "Says nothing of this itself, but of: {others}."),
                        others=", ".join(others)) if others else self.say(SILENCES[why])

    def silence_short(self, why: Silence, others: Sequence[str] = ()) -> str:
        """The same in a few words."""
        return self.say(QT_TRANSLATE_NOOP("Wording", "not of this itself, but of: {others}"),
                        others=", ".join(others)) if others else self.say(SILENCES_SHORT[why])

    def day(self, day: int) -> str:
        """`20 September 2012`."""
        year, month, number = to_date(day)
        return self.say(QT_TRANSLATE_NOOP("Wording", "{day} {month} {year}"), day=number,
                        month=self.say(MONTHS[month - 1]), year=self.year(year))

    def days(self, first: int, last: int) -> str:
        """`September 2012` of the days of a month, `2012` of those of a year, `2010 – 2019`; or `1 May 2012 – 7 May
        2012`."""
        low, high = to_date(first), to_date(last + 1)
        if first == last:
            return self.day(first)
        if low[1:] == high[1:] == (1, 1):
            years = [self.year(low[0]), self.year(high[0] - 1)]
            return " – ".join(dict.fromkeys(years))
        if low[2] == high[2] == 1 and last - first < 31:
            return self.say(QT_TRANSLATE_NOOP("Wording", "{month} {year}"), month=self.say(MONTHS[low[1] - 1]),
                            year=self.year(low[0]))
        return f"{self.day(first)} – {self.day(last)}"

    def date(self, edtf: str) -> str:
        """An EDTF text in words, its doubt spelled out."""
        try:
            date = parse(edtf)
        except EdtfError:
            return edtf
        if edtf.startswith("["):
            low, _, high = edtf[1:-1].partition("..")
            if not low:
                return self.say(QT_TRANSLATE_NOOP("Wording", "by {date}"), date=self.date(high))
            if not high:
                return self.say(QT_TRANSLATE_NOOP("Wording", "not before {date}"), date=self.date(low))
            return self.say(QT_TRANSLATE_NOOP("Wording", "some time between {low} and {high}"),
                            low=self.date(low), high=self.date(high))
        if date.interval:
            low, _, high = edtf.partition("/")
            if date.open_end or not high:
                return self.say(QT_TRANSLATE_NOOP("Wording", "since {date}") if date.open_end else
                                QT_TRANSLATE_NOOP("Wording", "from {date}"), date=self.date(low))
            if date.open_start or not low:
                return self.say(QT_TRANSLATE_NOOP("Wording", "until {date}"), date=self.date(high))
            return self.say(QT_TRANSLATE_NOOP("Wording", "{low} to {high}"), low=self.date(low), high=self.date(high))
        body = edtf.rstrip("?~%")
        words = self._single(body)
        if date.approximate:
            words = self.say(QT_TRANSLATE_NOOP("Wording", "about {date}"), date=words)
        if date.uncertain:
            words = self.say(QT_TRANSLATE_NOOP("Wording", "perhaps {date}"), date=words)
        return words

    def _single(self, body: str) -> str:
        date = parse(body)
        assert date.earliest is not None and date.latest is not None
        if date.exact:
            return self.day(date.earliest)
        year, month, _ = to_date(date.earliest)
        if body[-2:] in _SEASONS and body[-3] == "-" and len(body) > 5:
            return self.say(_SEASONS[body[-2:]], year=self.year(year))
        if "X" in body[:5]:
            if year > 0 and not body.endswith("XX"):
                return self.say(QT_TRANSLATE_NOOP("Wording", "the {year}s"), year=year)
            return self.say(QT_TRANSLATE_NOOP("Wording", "{low} to {high}"), low=self.year(year),
                            high=self.year(to_date(date.latest)[0]))
        if date.latest - date.earliest < 32:
            return self.say(QT_TRANSLATE_NOOP("Wording", "{month} {year}"), month=self.say(MONTHS[month - 1]),
                            year=self.year(year))
        return self.year(year)

    def year(self, year: int) -> str:
        """`2012`, `44 BC`."""
        if year > 0:
            return str(year)
        return self.say(QT_TRANSLATE_NOOP("Wording", "{year} BC"), year=1 - year)

    def figure(self, low: float | None, high: float | None, unit: str) -> str:
        """`$500 million`, `500 to 600 people`, `at least 50 % of arms imports`."""
        if low is None and high is None:
            return ""
        if low is None:
            return self.say(QT_TRANSLATE_NOOP("Wording", "at most {number}"), number=self._number(high, unit))
        if high is None:
            return self.say(QT_TRANSLATE_NOOP("Wording", "at least {number}"), number=self._number(low, unit))
        if low == high:
            return self._number(low, unit)
        plain = self._number(low, "USD" if unit.startswith("USD") else "")
        return self.say(QT_TRANSLATE_NOOP("Wording", "{low} to {high}"), low=plain, high=self._number(high, unit))

    def _number(self, number: float | None, unit: str) -> str:
        value = number or 0.0
        fraction = Fraction(value).limit_denominator(20)
        if 0 < value < 1 and abs(fraction - value) < 1e-9:
            digits = str(fraction)
        elif value >= 1e9:
            digits = self.say(QT_TRANSLATE_NOOP("Wording", "{n} billion"), n=f"{value / 1e9:.10g}")
        elif value >= 1e6:
            digits = self.say(QT_TRANSLATE_NOOP("Wording", "{n} million"), n=f"{value / 1e6:.10g}")
        else:
            digits = f"{value:,.10g}"
        if unit.startswith("USD"):
            return f"${digits}{unit.removeprefix('USD')}"
        return f"{digits}{'' if unit.startswith('%') else ' '}{unit}".strip()

    def claim(self, claim: Claim, title: Callable[[str], str]) -> str:
        """What a claim says, for a cell of a grid: its object, figure, words or date; a figure that the words hold is
        not said twice."""
        name = title(claim.object) if claim.object else ""
        twice = re.search(rf"\b{re.escape(name)}\b", claim.value, re.IGNORECASE)  # it would read like a slip
        parts = [name] if name and not twice else []
        numbers = {claim.number_low, claim.number_high} - {None}
        if numbers and (not claim.value or (claim.property not in FIXED and numbers.isdisjoint(
                numbers_in(claim.value)))):
            parts.append(self.figure(claim.number_low, claim.number_high, claim.unit))
        if claim.value:
            parts.append(claim.value)
        words = " – ".join(parts)
        if claim.edtf and not words:
            return self.date(claim.edtf)
        if claim.property in PARTICIPANTS:
            return words
        years = set(re.findall(r"\d{4}", claim.edtf))
        if not claim.edtf or (years and all(year in words for year in years)):
            return words
        return f"{words} ({self.date(claim.edtf)})"

    def voice(self, who: str, stance: str, via: str = "") -> str:
        """`Russia commits to it`, `says Russia, through an agency`, `a judgement`; empty where the document asserts."""
        verb = STANCES.get(stance, stance)
        if who and verb:
            words = self.say(QT_TRANSLATE_NOOP("Wording", "{who} {verb}"), who=who, verb=self.say(verb))
        elif who:
            words = self.say(QT_TRANSLATE_NOOP("Wording", "says {who}"), who=who)
        else:
            words = self.say(BARE.get(stance, verb))
        if not via:
            return words
        if not words:
            return self.say(QT_TRANSLATE_NOOP("Wording", "through {whom}"), whom=via)
        return self.say(QT_TRANSLATE_NOOP("Wording", "{words}, through {whom}"), words=words, whom=via)

    def origin(self, claim: Claim) -> str:
        """How what is not stated has come about: `calculated by us`…; empty for what a document says."""
        if claim.calculated:
            return self.say(QT_TRANSLATE_NOOP("Wording", "calculated by us"))
        if claim.inferred:
            return self.say(QT_TRANSLATE_NOOP("Wording", "inferred by the editors"))
        return self.say(QT_TRANSLATE_NOOP("Wording", "the editors’ own")) if claim.basis == "editor" else ""

    def status(self, claim: Claim) -> str:
        """`promised`, `planned`…; empty for what happened."""
        return self.say(STATUSES.get(claim.status, claim.status))

    def property_name(self, name: str, figures: Mapping[str, str]) -> str:
        """What a claim speaks of, as the head of a row; `figures` are the dataset's own words for its figures."""
        return self.say(PROPERTIES[name]) if name in PROPERTIES else figures.get(name, name)
