"""What names a thing in forms and addresses of job evaluation."""

from tests.matrix.reference import Reference

HARMLESS_WORDS = {
    "number": "a benchmark position of the standard",
    "state": "a tab",
    "value": "a degree, a pull or an amount",
}
REFERENCES = {
    ("SeatForm", "user"): [
        Reference(
            "classification:committee",
            "POST",
            "user",
            "account_number",
            "classification_adviser",
            about="executive",
        )
    ],
}
# thing: the id of one's own, one of another organization, and the columns that would hold it.
IDS = {
    "account_number": lambda w: (
        w.users["committee_chair"].pk,
        w.users["stranger"].pk,
        ("user_id",),
    ),
}
