"""The text of the detail pane, as HTML: summary, who tells, differences, links, names."""

from collections import defaultdict

from explorer.model.agreement import UNMARKED, State, among, concerns
from explorer.model.comparison import dated_apart
from explorer.model.records import Claim, Disagreement, Entity
from explorer.model.vocabulary import PARTICIPANTS, RELATIONS
from explorer.model.wording import DIFFERENCES, STATES
from explorer.store.comparing import grid
from explorer.store.differences import sources_of
from explorer.ui.desk import Desk, translate
from explorer.ui.panes.grid import grid_html
from explorer.ui.panes.when import when_html
from explorer.ui.rich import escape, link, verdict_image
from explorer.ui.silence import quiet
from explorer.ui.timeline.hover import by_date
from explorer.ui.wording import relation_words

_FIRST_FEW = 2
"""Differences that stand above the grid."""


def body_html(desk: Desk, entity: Entity, room: int, kind: str = "") -> str:
    """Everything below the title, where the pane is `room` pixels wide; `kind` stands above the title of this one where
    several have been chosen by their days and stand above it all."""
    claims = list(desk.library.claims_about(entity.key))
    found, two = list(desk.library.disagreements(entity.key)), desk.compared(entity.key)
    source_of = sources_of(desk.library, found)
    if two:
        found = [kept for d in found if (kept := among(d, two, source_of))]
    seem = [d for d in found if d.kind == "seeming"]
    told = desk.telling(entity.key)
    every = sorted((d for d in found if d.kind != "seeming"), key=lambda d: list(DIFFERENCES).index(d.kind))
    own = [d for d in every if concerns(d, told, source_of)]
    wider = [d for d in every if d not in own]
    names, differ = ([d for d in own if (d.kind == "name") == named] for named in (True, False))
    lines = grid(desk.library, entity.key, two)
    parts = [_chosen(desk, entity, kind), when_html(desk, entity, dated_apart(lines)),
             f"<p>{escape(entity.summary)}</p>" if entity.summary else "",
             _telling(desk, entity),
             _people(desk, entity, claims),
             _differences(desk, translate("Detail", "Where they differ"), differ[:_FIRST_FEW]),
             grid_html(desk, entity.key, room, lines),
             _differences(desk, translate("Detail", "Where else they differ"), differ[_FIRST_FEW:]),
             _differences(desk, translate("Detail", "What is called otherwise"), names),
             _differences(desk, translate("Detail", "Where they differ on something wider"), wider),
             _differences(desk, translate("Detail", "What only seems to differ"), seem),
             _links(desk, entity, claims), _named_in(desk, entity), _names(desk, entity),
             _editors(desk, entity, claims)]
    return "".join(parts)


def _head(words: str) -> str:
    return f"<h3>{escape(words)}</h3>"


def chosen_html(desk: Desk, words: str = "") -> str:
    """What is selected, by date, after some `words` or else line by line; the current one among it is no link."""
    state = desk.session.state
    listed = [_among(desk, key, when, key == state.current) for key, when in by_date(desk, state.selected)]
    return f'<p class="small">{escape(words)}{" · ".join(listed)}</p>' if words else f'<p>{"<br>".join(listed)}</p>'


def _chosen(desk: Desk, entity: Entity, kind: str) -> str:
    """What else is selected, where several are; and which of them all below is about."""
    selected = desk.session.state.selected
    if len(selected) < 2:
        return ""
    if desk.days_chosen is None:
        return chosen_html(desk, translate("Detail", "{n} selected: ").format(n=len(selected)))
    return f'{chosen_html(desk)}<h2>{escape(desk.title(entity.key))}</h2><p class="small">{escape(kind)}</p>'


def _among(desk: Desk, key: str, when: str, here: bool) -> str:
    """One of several that are chosen: its title, its date, and whether the documents agree."""
    title, state = escape(desk.title(key)), desk.verdict(key)
    named = f"<b>{title}</b>" if here else f'<a href="among:{key}">{title}</a>'
    sign = "" if state is None else f"&nbsp;{verdict_image(state, desk.theme.px(10))}"
    return f"{named}{sign} ({escape(when)})"


def _telling(desk: Desk, entity: Entity) -> str:
    """Who tells, whether they agree, and who is silent; of what those tell who differ on it all the same."""
    telling, two = desk.telling(entity.key), desk.compared(entity.key)
    state = desk.verdict(entity.key)
    told = [link("document", key, desk.source(key).short_title) for key in telling]
    words = [] if state is None else [
        f"{verdict_image(state, desk.theme.px(12))}&nbsp; <b>{escape(desk.wording.say(STATES[state]))}</b>"]
    if told:
        words.append(escape(translate("Detail", "told by: ")) + ", ".join(told))
    silent = quiet(desk, entity.key, seen=desk.session.state.verdicts)
    for key, one in ((key, one) for key, one in silent.items() if not two or key in two):
        form = translate("Detail", "{document} says nothing of this itself, but of {others}") if one.others else \
            translate("Detail", "{document} says nothing ({why})")
        words.append(escape(form).format(
            document=link("document", key, desk.source(key).short_title),
            why=escape(one.short(desk)),
            others=", ".join(link("entity", other, desk.title(other)) for other in one.others)))
    if two:
        words.append(escape(translate("Detail", "only the two that are compared are looked at")))
    return f'<p>{" · ".join(words)}</p>'


def _people(desk: Desk, entity: Entity, claims: list[Claim]) -> str:
    """Who takes part, each linked once."""
    keys = list(dict.fromkeys(c.object for c in claims if c.property in PARTICIPANTS and c.object))
    if not keys:
        return ""
    return "<p>" + " &nbsp; ".join(link("entity", key, desk.title(key)) for key in keys) + "</p>"


def _differences(desk: Desk, head: str, found: list[Disagreement]) -> str:
    """Where the documents differ on this, or only seem to, in one neutral sentence each."""
    if not found or not desk.session.state.verdicts:
        return ""
    html = [_head(head)]
    for d in found:
        plain = d.kind in UNMARKED
        image = "" if plain else f"{verdict_image(State.DIFFER, desk.theme.px(11))}&nbsp; "
        kind = "" if plain else f"<b>{escape(desk.wording.say(DIFFERENCES[d.kind]))}.</b> "
        sides = link("disagreements", d.key, translate("Detail", "Sides"))
        html.append(f'<p>{image}{kind}{escape(d.note)} <span class="small">{sides}</span></p>')
    return "".join(html)


def _links(desk: Desk, entity: Entity, claims: list[Claim]) -> str:
    """Relations, as somebody claims them, in both directions."""
    lines = []
    for claim in claims:
        if claim.property in RELATIONS:
            lines.append((relation_words(claim.property, False), claim.object, claim))
    for claim in desk.library.claims_naming(entity.key):
        if claim.property in RELATIONS:
            lines.append((relation_words(claim.property, True), claim.entity, claim))
    if not lines:
        return ""
    html = [_head(translate("Detail", "Linked with"))]
    plain = {(words, other, claim.source) for words, other, claim in lines if claim.value}
    said: set[tuple[str, str, str, str]] = set()
    for words, other, claim in lines:
        if (words, other, claim.source, claim.value) in said or (
                not claim.value and (words, other, claim.source) in plain):
            continue
        said.add((words, other, claim.source, claim.value))
        who = desk.source(claim.source).short_title if claim.source else translate("Detail", "the editors")
        told = translate("Detail", "says: {who}").format(who=who)
        there = link("claim", claim.key, told) if claim.passages else escape(told)
        extra = f" – {escape(claim.value)}" if claim.value else ""
        html.append(f'<p>{escape(words)} {link("entity", other, desk.title(other))}{extra} '
                    f'<span class="small">{there}</span></p>')
    return "".join(html)


def _named_in(desk: Desk, entity: Entity) -> str:
    """Where else this takes part: events, bases, treaties, by date; offices and people."""
    naming = [c for c in desk.library.claims_naming(entity.key) if c.property not in RELATIONS]
    roles: dict[str, list[str]] = defaultdict(list)
    for claim in naming:
        roles[claim.entity]
        if claim.property in (*PARTICIPANTS, "holds office"):
            words = desk.wording.property_name(claim.property, desk.library.figures).lower()
            if words not in roles[claim.entity]:
                roles[claim.entity].append(words)
    if not roles:
        return ""
    dates = {key: n for n, key in enumerate(desk.library.select(kinds=("event", "base", "treaty", "actor", "office")))}
    html = [_head(translate("Detail", "Appears in"))]
    for key in sorted(roles, key=lambda k: dates.get(k, 10**6)):
        html.append(f'<p>{link("entity", key, desk.title(key))} '
                    f'<span class="small">{escape(", ".join(roles[key]))}</span></p>')
    return "".join(html)


def _names(desk: Desk, entity: Entity) -> str:
    """Other spellings, with whose they are."""
    parts = []
    for name in entity.names:
        whose = desk.source(name.source).short_title if name.source else ""
        parts.append(escape(name.text) + (f' <span class="small">({escape(whose)})</span>' if whose else ""))
    return _head(translate("Detail", "Also called")) + f"<p>{', '.join(parts)}</p>" if parts else ""


def _editors(desk: Desk, entity: Entity, claims: list[Claim]) -> str:
    """What no document says: the place of a base, when a person was born."""
    html = ""
    for claim in claims:
        if claim.basis == "editor" and not claim.passages and claim.property not in RELATIONS:
            words = translate("Detail", "{property}, as the editors give it: {words}").format(
                property=desk.wording.property_name(claim.property, desk.library.figures),
                words=desk.wording.claim(claim, desk.title))
            if claim.calculated:
                words = f"{words} – {desk.wording.origin(claim)}: {claim.note}"
            html += f'<p class="small">{escape(words)}</p>'
    if entity.latitude is not None and entity.longitude is not None:
        where = f"{entity.latitude:.2f}° N, {entity.longitude:.2f}° E"
        words = translate("Detail", "Place, as the editors give it: {where}").format(where=where)
        html += f'<p class="small">{escape(words)}</p>'
    return html
