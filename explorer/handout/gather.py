"""What is known of chosen entries -> a handout.

A library is asked through `Told`, so that the window and the command line can both call `gather` and this
floor need not know how a dataset is stored.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from explorer.handout.along import allowed, bounds_of, noted, within
from explorer.handout.handout import (
    Card,
    Dated,
    Difference,
    Entry,
    Group,
    Handout,
    Remark,
    Row,
    Said,
    Side,
    Silent,
    Statement,
    Stretch,
    Voice,
)
from explorer.handout.labels import LABELS, labels
from explorer.handout.stretches import dated, stretch, years
from explorer.handout.through import Seen, Told, said_of, seen_through
from explorer.model import citing
from explorer.model.agreement import State, differ_on, done_and_not, elsewhere, in_order, row_state
from explorer.model.citing import author, made_from, paragraphs, published
from explorer.model.comparison import same_figures, turned
from explorer.model.dated import contradict, lasted, standing, usual
from explorer.model.edtf import parse
from explorer.model.quoting import excerpted, printed_so, unbroken, with_marks
from explorer.model.records import Claim, Disagreement, Entity, Moment, Note, Passage, Quote, Source, Thing
from explorer.model.vocabulary import (
    DATES,
    NOT_DONE,
    PARTICIPANTS,
    PHASES,
    RELATIONS,
    TURNED,
    WORDS,
)
from explorer.model.wording import BARE, DIFFERENCES, KINDS, QT_TRANSLATE_NOOP, STANCES, STATES, Wording

Own = Callable[[Sequence[Passage]], tuple[str, str]]
"""Statements of one document -> its own words, each once, if they are to be printed, and how sure it is that they are
these."""


def gather(library: Told, keys: Iterable[str], wording: Wording, title: str = "", selection: str = "",
           language: str = "en", notes: Iterable[Note] = (), seen: Seen = Seen(),  # noqa: B008
           days: tuple[int, int] | None = None, own: Own = lambda passages: ("", ""),
           barred: Collection[str] = (), withheld: Collection[str] = (), made_on: str = "",
           held_in: Callable[[str], Sequence[Source]] = lambda text: ()) -> Handout:
    """The handout of these entries, by date, with a reader's notes on them and on dates of their time; `selection`
    says in words what was selected, `days` of which time if that was chosen, `seen` through whose eyes. Of the
    documents that are `barred`, notes quote no original words, but our wording; of those that are `withheld`, it is
    said that their own words are at hand and not printed for their rights; `held_in` gives those whose words stand
    in what the reader has written, though these forbid it. `made_on` is the day in EDTF."""
    whole = seen_through(library, replace(seen, found=None))
    library = seen_through(library, seen)
    gathering = _Gathering(library, whole, wording, tuple(
        note if not isinstance(note.target, tuple) else replace(note, target=allowed(library, note.target, barred))
        for note in notes), seen.verdicts, own, withheld, held_in)
    chosen = [entity for key in library.in_order(keys) if (entity := library.entity(key))]
    gathering.numbers = {entity.key: n for n, entity in enumerate(chosen, 1)}
    entries = tuple(map(gathering.entry, chosen))
    info = library.info
    day = wording.date(made_on) if made_on else ""
    alone = entries[0].title if len(entries) == 1 else ""
    head = title or alone
    moments = gathering.moments([e.stretch for e in entries if e.stretch], days)
    return Handout(head or info.get("title", ""), info.get("title", "") if alone else
                   info.get("subtitle", ""), made_from(info, wording), selection, entries,
                   tuple(gathering.card(s) for s in library.sources),
                   labels(wording, found=seen.found is not None), language,
                   said_of(seen, {s.key: s.short_title for s in library.sources}, wording),
                   moments, noted([len(e.notes) for e in entries], len(moments), wording),
                   day, citing.handout(info, day, wording, head, len(entries)),
                   parse(made_on).earliest if made_on else None)


class _Gathering:
    """One run: the library, and how to say what it holds."""

    def __init__(self, library: Told, whole: Told, wording: Wording, notes: tuple[Note, ...], verdicts: bool, own: Own,
                 withheld: Collection[str], held_in: Callable[[str], Sequence[Source]]) -> None:
        self.library, self.whole, self.verdicts = library, whole, verdicts
        self.wording, self.own, self.withheld, self.held_in = wording, own, withheld, held_in
        self.notes = list(notes)
        """Those that are not printed yet: one on words that two entries rest on stands with the first."""
        self.numbers: dict[str, int] = {}
        """Entry -> where it stands among them all."""
        self.number = 0
        """Of the entry that is being made."""
        self.printed: dict[str, int] = {}
        """Disagreement -> the entry below which it is printed; a document's own words -> the entry that quotes them."""
        self.read: dict[tuple[str, str], set[int]] = {}
        """Document and part -> the paragraphs that statements are from."""
        self.short = {s.key: s.short_title for s in library.sources}
        known = (*DATES, *PHASES, *PARTICIPANTS, *library.figures, *WORDS, *RELATIONS, *TURNED.values())
        self.order = {name: n for n, name in enumerate(known)}

    def title(self, key: str) -> str:
        """Of an entity; its key where there is none, as for a speaker named in words."""
        entity = self.library.entity(key)
        return entity.title if entity else key

    def card(self, source: Source) -> Card:
        """A document's card in words."""
        return Card(source.title, source.short_title,
                    author(source) or self.wording.say(QT_TRANSLATE_NOOP("Wording", "not named")),
                    published(source, self.wording), source.genre, source.vantage, source.rights,
                    citing.document(source, self.wording), self.parts(source))

    def parts(self, source: Source) -> str:
        """As of when the parts were written that statements of the entries stand in: `about 2003: ¶ 7`."""
        found: dict[str, set[int]] = {}
        for part in self.library.layers:
            if words := citing.written(part, source, self.wording) if part.source == source.key else "":
                found.setdefault(words, set()).update(self.read.get((source.key, part.key), ()))
        return " · ".join(f"{words}: {paragraphs(numbers)}" for words, numbers in found.items() if any(numbers))

    def entry(self, entity: Entity) -> Entry:
        """All that is said of one entity."""
        key, say = entity.key, self.wording.say
        self.number += 1
        told, every = self.told(self.library, key), self.told(self.whole, key)
        disagreements = sorted(self.library.disagreements(key) if self.verdicts else [],
                               key=lambda d: list(DIFFERENCES).index(d.kind))
        telling, state = self.whole.telling(key), self.library.state(key) if self.verdicts else None
        voices = tuple(self.voice(s.key, [c for c in told if c.source == s.key])
                       for s in self.library.sources if s.key in self.library.telling(key))
        dates, taken = self.dates(dated(every)), stretch(every)
        return Entry(
            key, entity.title, say(KINDS.get(entity.kind, entity.kind)), dates, taken, entity.summary,
            tuple(dict.fromkeys(self.title(c.object) for c in every if c.property in PARTICIPANTS and c.object)),
            state.name.lower().replace("_", " ") if state is not None else "",
            say(STATES[state]) if state is not None else "",
            tuple(s.key in telling for s in self.library.sources), self.who_tells(len(telling)),
            self.rows(key, told, disagreements), voices,
            tuple(self.difference(d, key) for d in disagreements),
            tuple(self.added(c) for c in self.sorted(self.library.claims_about(key)) if c.basis != "document"),
            self.silent(key),
            self.remarks(key, {passage for claim in told for passage in claim.passages}),
            self.when(every, taken))

    def sorted(self, claims: Iterable[Claim]) -> list[Claim]:
        """Claims in the order of what they speak of."""
        return sorted(claims, key=lambda c: self.order.get(c.property, len(self.order)))

    def told(self, library: Told, key: str) -> list[Claim]:
        """What documents claim of one entity, from either end."""
        links = [link for c in library.claims_naming(key) if (link := turned(c))]
        return self.sorted([*(c for c in library.claims_about(key) if c.basis == "document"), *links])

    def when(self, told: list[Claim], taken: Stretch | None) -> str:
        """Its time in one line, as the details of the program have it first; the years of its bar where they have a
        line for each step."""
        given = dated(told)
        if self.verdicts and (moments := standing(c for c in given if c.property in DATES)):
            return self.dates([usual(moments)])[0].words
        began, ended = lasted(told)
        if began and (self.verdicts or not contradict(told)):
            words = QT_TRANSLATE_NOOP("Wording", "from {begin} to {end}") if ended else \
                QT_TRANSLATE_NOOP("Wording", "since {begin}")
            return self.wording.say(words, begin=self.wording.date(began),
                                    end=self.wording.date(ended) if ended else "")
        words_of = self.dates(given)
        if words_of and (len(words_of) == 1 or not self.verdicts):
            return f"{words_of[0].label} {words_of[0].words}".strip()
        return years(taken, self.wording)

    def silent(self, key: str) -> tuple[Silent, ...]:
        """The documents that say nothing of an entity, and why; or of what they speak where they differ on it, or of
        what they give the same figure; and those that tell of it, but not what was found."""
        whole, telling = self.whole, self.library.telling(key)
        silent = whole.silences(key)
        others = elsewhere(whole.disagreements(key) if self.verdicts else (), silent, whole.claim)
        for of in same_figures(whole, key).values() if silent else ():
            for source in of.keys() & silent.keys():
                others[source] = (*others.get(source, ()), *(whole.claim(k).entity for k in of[source]))
        why = {source: self.wording.silence(reason, [self.title(k) for k in dict.fromkeys(others.get(source, ()))])
               for source, reason in silent.items()}
        why |= dict.fromkeys(whole.telling(key).keys() - telling.keys(), self.wording.say(
            QT_TRANSLATE_NOOP("Wording", "Tells of it too, but nothing of that was found.")))
        return tuple(Silent(s.short_title, why[s.key]) for s in whole.sources if s.key in why)

    def who_tells(self, number: int) -> str:
        """How many documents tell; of the only one, whether it does."""
        say, sources = self.wording.say, self.library.sources
        if len(sources) > 1:
            return say(QT_TRANSLATE_NOOP("Wording", "{told} of {all} documents tell of it"), told=number,
                       all=len(sources))
        form = QT_TRANSLATE_NOOP("Wording", "told by {documents}") if number else \
            QT_TRANSLATE_NOOP("Wording", "not told by {documents}")
        return say(form, documents=", ".join(s.short_title for s in sources))

    def remarks(self, key: str, passages: Collection[str]) -> tuple[Remark, ...]:
        """The reader's notes on an entity, and on the statements that tell of it."""
        found = []
        for note in tuple(self.notes):
            match note.target:
                case Thing(key=other) if other == key:
                    found.append(self.written("", "", note.body))
                case tuple() as quotes if any(quote.passage in passages for quote in quotes):
                    found.append(self.remark(quotes, note.body))
                    self.notes.remove(note)
        return tuple(found)

    def moments(self, stretches: Sequence[Stretch], days: tuple[int, int] | None) -> tuple[Remark, ...]:
        """The reader's notes on dates, by date: those in the time that was chosen, or that the entries stand in."""
        bounds = bounds_of(stretches, days)
        found = [(note.target, note.body) for note in self.notes if isinstance(note.target, Moment)]
        return tuple(self.written("", self.wording.date(moment.edtf), body)
                     for moment, body in sorted(found, key=lambda pair: (pair[0].first, pair[0].last))
                     if within(moment, bounds))

    def remark(self, quotes: tuple[Quote, ...], text: str) -> Remark:
        """A note on words, with where they stand."""
        there = [p for quote in quotes if (p := self.library.passage(quote.passage))]
        documents = dict.fromkeys(self.short.get(quote.source, quote.source) for quote in quotes)
        original = any(quote.original for quote in quotes)
        rights = dict.fromkeys(s.rights for s in self.library.sources for quote in quotes
                               if quote.original and quote.source == s.key)
        parts = {passage.layer for passage in there}
        then = [words for s in self.library.sources if s.short_title in documents for words in citing.as_of(
            (part for part in self.library.layers if part.key in parts and part.source == s.key), s, self.wording)]
        place = ", ".join((f"{', '.join(documents)} {self.place(there)}".strip(), *then))
        theirs = self.wording.translate(LABELS["printed so"])
        marked = [replace(q, exact=with_marks(q.exact, ((end, theirs) for end in printed_so(q.exact)))) if q.original
                  else q for q in quotes]
        return replace(self.written(excerpted(marked), place, text), rights=" ".join(rights), original=original)

    def written(self, quoted: str, place: str, text: str) -> Remark:
        """A note with what the reader has written; and with the rights of words of a document that stand in it."""
        held = " ".join(self.wording.say(QT_TRANSLATE_NOOP(
            "Wording", "Words of this document stand in what the reader has written: {document}. {rights}"),
            document=s.short_title, rights=s.rights) for s in self.held_in(text))
        return Remark(quoted, place, tuple(text.splitlines()), held=held)

    def inferred(self, words: str) -> str:
        """Words for a date that the document does not print."""
        return self.wording.say(QT_TRANSLATE_NOOP("Wording", "{date} (inferred)"), date=words)

    def dates(self, claims: list[Claim]) -> tuple[Dated, ...]:
        """Each date once, with who gives it where they are not of one mind."""
        found = []
        for name in dict.fromkeys(c.property for c in claims):
            label = "" if name in DATES else self.wording.property_name(name, self.library.figures)
            given: dict[str, list[str]] = {}
            for claim in sorted((c for c in claims if c.property == name), key=lambda c: c.status in NOT_DONE):
                words = self.wording.date(claim.edtf)
                if claim.calculated:
                    words = self.wording.say(QT_TRANSLATE_NOOP("Wording", "{date} (calculated by us)"), date=words)
                elif claim.inferred:
                    words = self.inferred(words)
                status = self.wording.status(claim)
                given.setdefault(f"{status}: {words}" if status else words, []).append(self.short[claim.source])
            if not self.verdicts and len(given) > 1:
                given = {self.between(c for c in claims if c.property == name): []}
            found += [Dated(label, words, tuple(dict.fromkeys(who)) if len(given) > 1 else ())
                      for words, who in given.items()]
        return tuple(found)

    def between(self, claims: Iterable[Claim]) -> str:
        """All the days that some dates leave open, where it is not to be said that they differ."""
        dates = [parse(c.edtf) for c in claims]
        days = [d for date in dates for d in (date.earliest, date.latest, date.end_latest) if d is not None]
        return self.wording.say(QT_TRANSLATE_NOOP("Wording", "some time between {low} and {high}"),
                                low=self.wording.day(min(days)), high=self.wording.day(max(days)))

    def voice(self, source: str, claims: list[Claim]) -> Voice:
        """What one document says, its statements in reading order."""
        found = [p for key in dict.fromkeys(k for c in claims for k in c.passages) if (p := self.library.passage(key))]
        found.sort(key=lambda p: (p.block, p.position))
        for passage in found:
            self.read.setdefault((source, passage.layer), set()).add(passage.paragraph)
        groups = tuple(self.group(some) for some in self.together(found))
        rights = next((s.rights for s in self.library.sources if s.key == source), "")
        withheld = self.wording.say(QT_TRANSLATE_NOOP(
            "Wording", "Its own words are at hand, but its rights forbid to print them.")) \
            if groups and source in self.withheld else ""
        return Voice(self.short[source], self.once(claims), groups,
                     rights if withheld or any(g.own for g in groups) else "", withheld)

    def together(self, passages: Iterable[Passage]) -> list[list[Passage]]:
        """Statements whose own words are printed, with those before that they share words with; all others alone."""
        groups: list[list[Passage]] = []
        for passage in passages:
            shared = [g for g in groups if any(map(passage.overlaps, g))] if self.own([passage])[0] else []
            if shared:
                shared[0].append(passage)
                for other in shared[1:]:
                    shared[0].extend(other)
                    groups.remove(other)
                shared[0].sort(key=lambda p: (p.block, p.position))
            else:
                groups.append([passage])
        return groups

    def once(self, claims: Iterable[Claim]) -> tuple[Said, ...]:
        """Claims in words; those that say the same are one, with the places of all."""
        found: dict[Said, list[Passage]] = {}
        for claim in claims:
            there = [p for key in claim.passages if (p := self.library.passage(key))]
            found.setdefault(replace(self.said(claim), place=""), []).extend(there)
        return tuple(replace(said, place=self.place(there)) for said, there in found.items())

    def statement(self, passage: Passage) -> Statement:
        """One statement, with who speaks, how, and through whom."""
        via = self.wording.say(QT_TRANSLATE_NOOP("Wording", "through {whom}"), whom=passage.via) if passage.via else ""
        stances = STANCES if passage.speaker else BARE
        return Statement(self.place([passage]), passage.text, self.title(passage.speaker) if passage.speaker else "",
                         self.wording.say(stances.get(passage.stance, "")), via)

    def group(self, passages: Sequence[Passage]) -> Group:
        """Statements with the words that they are made of, unless these are printed already."""
        told = tuple(self.statement(p) for p in passages)
        words, sure = self.own(passages)
        if not words:
            return Group(told)
        keys = [f"{passages[0].source}: {words}", *(f"{p.source}: {p.key}" for p in passages)]
        entries = {self.printed.get(key, 0) for key in keys[1:]}
        before = self.printed.get(keys[0], 0) or (entries.pop() if len(entries) == 1 else 0)
        for key in keys:
            self.printed.setdefault(key, self.number)
        return Group(told, "" if before else unbroken(words), "" if before else sure, self.again(before))

    def again(self, number: int) -> str:
        """Where a document's own words are printed already; nothing for no entry."""
        if not number:
            return ""
        return self.wording.say(QT_TRANSLATE_NOOP("Wording", "its own words: as quoted above")) \
            if number == self.number else self.wording.say(
                QT_TRANSLATE_NOOP("Wording", "its own words: see entry {number}"), number=number)

    def place(self, passages: Iterable[Passage]) -> str:
        """`¶ 4, 7`; `heading` where there is nothing else."""
        found = list(passages)
        words = paragraphs(p.paragraph for p in found)
        return words or (self.wording.say(QT_TRANSLATE_NOOP("Wording", "heading")) if found else "")

    def said(self, claim: Claim) -> Said:
        """One claim in words."""
        say = self.wording.say
        remarks = []
        if claim.as_of:
            remarks.append(say(QT_TRANSLATE_NOOP("Wording", "as of {date}"), date=self.wording.date(claim.as_of)))
        if claim.inferred:
            remarks.append(self.wording.origin(claim))
        if claim.note:
            remarks.append(claim.note)
        passages = [p for key in claim.passages if (p := self.library.passage(key))]
        return Said(self.wording.property_name(claim.property, self.library.figures),
                    self.wording.claim(claim, self.title), self.wording.status(claim), self.place(passages),
                    tuple(remarks))

    def added(self, claim: Claim) -> Said:
        """What the editors add, with the documents and paragraphs whose figures a sum of theirs is made of."""
        said, there = self.said(claim), [p for key in claim.passages if (p := self.library.passage(key))]
        places = "; ".join(f"{self.short.get(source, source)} {self.place(p for p in there if p.source == source)}"
                           for source in dict.fromkeys(p.source for p in there))
        return replace(said, place=self.wording.say(QT_TRANSLATE_NOOP(
            "Wording", "made of the figures of: {places}"), places=places)) if places else said

    def rows(self, key: str, claims: list[Claim], disagreements: Sequence[Disagreement]) -> tuple[Row, ...]:
        """One row a property, with its verdict; and what documents that tell of the thing, but not of this figure, give
        the same of."""
        rows, others = [], same_figures(self.library, key)
        for name in dict.fromkeys(c.property for c in claims):
            own = [c for c in claims if c.property == name]
            quiet = others.get(name, {}).keys() & self.library.telling(key).keys() - {c.source for c in own}
            rows.append(Row(self.wording.property_name(name, self.library.figures),
                            *(self.verdict(own, disagreements) if self.verdicts else ("", "")),
                            tuple((self.short[s.key], tuple(map(self.of_other, others[name][s.key])))
                                  for s in self.library.sources if s.key in quiet)))
        return tuple(rows)

    def verdict(self, claims: Sequence[Claim], disagreements: Sequence[Disagreement]) -> tuple[str, str]:
        """Whether the claims of one property agree, and the same in words."""
        say, state = self.wording.say, row_state(claims, disagreements)
        if state is State.AGREE:
            ordered = claims[0].property not in DATES or not in_order(claims, disagreements)
            return "agree", say(QT_TRANSLATE_NOOP("Wording", "agree") if ordered else QT_TRANSLATE_NOOP(
                "Wording", "dates agree, not the order of events"))
        if state is State.DIFFER:
            kinds = ", ".join(say(DIFFERENCES[kind]).lower() for kind in differ_on(claims, disagreements))
            return "differ", say(QT_TRANSLATE_NOOP("Wording", "differ, on: {kinds}") if kinds else QT_TRANSLATE_NOOP(
                "Wording", "differ"), kinds=kinds)
        apart = done_and_not(claims)
        return ("mentioned", say(QT_TRANSLATE_NOOP("Wording", "not compared"))) if apart else ("", "")

    def of_other(self, key: str) -> Said:
        """A claim about something else, which it names."""
        claim = self.library.claim(key)
        return replace(self.said(claim), label=self.numbered(claim.entity))

    def numbered(self, key: str) -> str:
        """A title with the number of its entry, if it has one."""
        number = self.numbers.get(key)
        return self.title(key) if number is None else self.wording.say(QT_TRANSLATE_NOOP(
            "Wording", "{title} (entry {number})"), title=self.title(key), number=number)

    def difference(self, disagreement: Disagreement, entity: str) -> Difference:
        """A disagreement with its sides in words, once; below the next entry that it touches, where that is."""
        number = self.printed.setdefault(disagreement.key, self.number)
        if number != self.number:
            return Difference(self.wording.say(DIFFERENCES.get(disagreement.kind, disagreement.kind)), self.wording.say(
                QT_TRANSLATE_NOOP("Wording", "See entry {number}."), number=number), (),
                disagreement.kind == "seeming")
        return Difference(self.wording.say(DIFFERENCES.get(disagreement.kind, disagreement.kind)), disagreement.note,
                          tuple(Side(self._side(side, entity, disagreement.kind == "seeming"))
                                for side in disagreement.sides), disagreement.kind == "seeming",
                          self.degrees(disagreement))

    def degrees(self, disagreement: Disagreement) -> str:
        """`Not compared: A says agreed; B done` of what only seems to differ, as one side tells of it as done and
        another does not; nothing where a side does both."""
        sides = [[self.library.claim(key) for key in side] for side in disagreement.sides]
        mixed = any(len({c.status in NOT_DONE for c in side}) > 1 for side in sides)
        if disagreement.kind != "seeming" or mixed or not done_and_not(c for side in sides for c in side):
            return ""
        done = self.wording.say(QT_TRANSLATE_NOOP("Wording", "done"))
        found = [", ".join(dict.fromkeys(self.wording.status(c) or done for c in side)) for side in sides]
        return self.wording.say(QT_TRANSLATE_NOOP("Wording", "Not compared: A says {first}; {others}"), first=found[0],
                                others="; ".join(f"{chr(ord('A') + n)} {words}" for n, words in enumerate(found) if n))

    def _side(self, keys: Iterable[str], entity: str, seeming: bool) -> tuple[tuple[str, Said], ...]:
        """The claims of a side; what is only referred to of something else, in one place, with its title once."""
        found: list[tuple[str, Said]] = []
        before: tuple[str, str, str] | None = None
        for key in keys:
            claim, (document, said) = self.library.claim(key), self._of_side(key, entity, seeming)
            here = (document, claim.entity, said.place) if said.in_table and claim.entity != entity else None
            if here is None or here != before:
                found.append((document, said))
            elif (name := self.said(claim).label) not in found[-1][1].label.split(", "):
                found[-1] = document, replace(said, label=f"{found[-1][1].label}, {name}")
            before = here
        return tuple(found)

    def _of_side(self, key: str, entity: str, seeming: bool) -> tuple[str, Said]:
        claim = self.library.claim(key)
        said = self.said(claim)
        number = self.numbers.get(claim.entity)
        known = claim in self.library.claims_about(claim.entity)
        referred = number is not None if known else seeming
        if referred:  # with its words and remarks it stands in the table of that entry; or the note says enough of it
            said = replace(said, remarks=(), in_table=claim.basis == "document")
        if claim.entity != entity:
            said = replace(said, label=f"{self.numbered(claim.entity)}, {said.label}")
        return self.short.get(claim.source, ""), said
