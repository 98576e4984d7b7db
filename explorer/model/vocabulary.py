"""The closed lists of a dataset: kinds, stances, statuses, and what each property makes."""

KINDS = ("event", "actor", "base", "treaty", "office")
ROLES = ("heading", "paragraph", "entry", "caption")
STANCES = ("asserts", "hedges", "denies", "pledges", "demands", "predicts", "judges", "alleges")
STATUSES = ("happened", "agreed", "signed", "in force", "planned", "promised", "demanded", "discussed",
            "denied", "forecast")
NOT_DONE = frozenset(("agreed", "planned", "promised", "demanded", "discussed", "denied", "forecast"))
"""Statuses that are never drawn as done."""
DISAGREEMENTS = ("figure", "date", "name", "actor", "decider", "cause", "order", "scope", "wording",
                 "seeming")
ACTOR_KINDS = ("state", "person", "organisation", "armed group", "company", "institution")
TREATY_KINDS = ("treaty", "agreement", "membership", "declaration", "law")
LEVELS = ("internal", "external", "both")
CERTAINTIES = ("certain", "likely", "unsure")

DATES = ("date",)
LIVES = ("born",)
"""Of actors, and the editors' own, for telling what cannot be."""
STARTS = ("opened", "established", "joined", "signed", "entered into force")
ENDS = ("closed", "ended", "left")
SPANS = ("demanded", "promised", "negotiated", "in use", "in force", "lease", "term", "lasted",
         "holds office")
PHASES = ("demanded", "promised", "negotiated", *STARTS, "in use", "in force", "lease", "term", "lasted",
          "holds office", *ENDS)
"""Starts, spans and ends, in the order of a life."""
PARTICIPANTS = ("by", "towards", "with", "party", "member", "host", "user", "affected", "mediator",
                "recipient", "decided by", "refused by", "asked by")
RELATIONS = ("led to", "in response to", "in exchange for", "part of", "at", "about", "amended",
             "replaced", "preceded", "extended")
TURNED = {"led to": "followed from", "in response to": "answered by", "in exchange for": "in exchange for",
          "part of": "includes", "amended": "amended by", "replaced": "replaced by", "preceded": "came after",
          "extended": "extended by"}
"""Relation -> what it is as seen from its other end; of those that are no more than a place or a subject, none."""
LATER = frozenset(("in response to", "amended", "replaced", "extended"))
"""Relations that are told of what came later; the others begin with what came first, are of both alike, or of a part
and its whole."""
WORDS = ("cause", "motive", "reason given", "purpose", "condition", "consequence", "content",
         "position", "assessment", "description", "outlook", "role")
FIXED = DATES + LIVES + PHASES + PARTICIPANTS + RELATIONS + WORDS
"""Every property but the figures, which a dataset lists for itself."""

SINGLE_DATE = frozenset(DATES + LIVES + STARTS + ENDS)
"""Properties of which an entity has one date only, so that two dates can differ."""
SINGLE_OBJECT = frozenset(("decided by", "refused by"))
"""Properties of which an entity has one object only."""
