"""What names a thing in forms and addresses of the talent exercise, packages and reports."""

from tests.matrix.reference import Reference

PINNED = "a code, found among those of the running cycle alone"
NUMBER = "a number"
BUTTON = "which button, or which part of a page"
HARMLESS = {
    ("ContactForm", "email"): "of the executive, who alone writes it",
    ("SendForm", "key"): "made for the page; one that has sent elsewhere is refused (packages)",
    ("SendForm", "seen"): "a hash",
    ("FileFilters", "organization"): "OCHRO, who alone comes so far, sees all",
}
HARMLESS_WORDS = {
    "act": BUTTON,
    "base": NUMBER,
    "clear": "a field of the page",
    "close": BUTTON,
    "count": NUMBER,
    "from": NUMBER,
    "go": BUTTON,
    "keep": "a field of the page",
    "keep_all": "a section of the page",
    "later": BUTTON,
    "left": NUMBER,
    "mark": BUTTON,
    "missing": "fields of the page",
    "name": "a field of the page",
    "placement": PINNED,
    "present": "seats of the session in the address; others are left alone (test_foreign)",
    "save": "an item of the page; others are left alone (test_foreign)",
    "seen": NUMBER,
    "share": BUTTON,
    "theirs": "a field of the page",
    "to": PINNED,
    "view": "a tab",
}
REFERENCES = {
    ("AddForm", "person"): [
        Reference("talent:slate_add", "POST", "add-person", "successor", "manager"),
        Reference("talent:slate_add", "POST", "add-person", "successor"),
    ],
    ("ConveneForm", "units"): [
        Reference("talent:sessions", "POST", "units", "unit"),
        Reference("talent:sessions", "POST", "units", "unit", "committee_chair"),
    ],
    ("FileFilters", "branch"): [
        Reference("talent:cockpit_files", "GET", "branch", "unit"),
        Reference("talent:remind", "GET", "branch", "unit", "delegate"),
    ],
    ("RoomForm", "unit"): [
        Reference("talent:room", "GET", "unit", "unit", "committee_chair"),
        Reference("talent:room", "GET", "unit", "unit", "delegate"),
    ],
    ("TrialForm", "unit"): [Reference("talent:trial", "POST", "unit", "unit", "committee_chair")],
    ("OneMoreUnit", "unit"): [Reference("talent:dates", "GET", "unit", "unit")],
    ("CycleFilter", "cycle"): [
        Reference("talent:submissions", "GET", "cycle", "cycle", "ochro_lead")
    ],
    ("SubmissionFilters", "cycle"): [
        Reference("talent:submissions", "GET", "cycle", "cycle", "ochro_analyst")
    ],
    ("FileFilters", "cycle"): [
        Reference("talent:submitted_files", "GET", "cycle", "cycle", "ochro_lead")
    ],
    ("FigureFilters", "cycle"): [
        Reference("reports:figures", "GET", "cycle", "cycle", "ochro_lead")
    ],
    "assessment": [Reference("talent:approval", "POST", "assessment", "assessment")],
}
# thing: the id of one's own, one of another organization, and the columns that would hold it.
IDS = {
    "successor": lambda w: (
        w.people["deactivated"].pk,
        w.people["stranger"].pk,
        ("person_id",),
    ),
    "cycle": lambda w: (w.cycle.code, w.draft_cycle.code, ()),
    "assessment": lambda w: (
        w.talent.assessments["executive"].pk,
        w.talent.assessments["transferred"].pk,
        ("talent_assessment",),
    ),
}
