"""Kinds of doors of job evaluation: by hand, from issue 4 and product.md, never from the code.

Seats: the HR adviser chairs the committee on the executive's position, the delegate and the member
of the review committee sit in it; on the stranger's sit the delegate there and the transferred.
"""

from tests.matrix.talent_kinds import CLOSED, DIRECT, MEMBERS

# fmt: off
# What there is of a position, and its description in force: whoever holds it, its manager, the
# adviser, the deputy head, a committee that evaluates it, and OCHRO everywhere.
DESCRIBED = CLOSED | {                  # own report below superior same other moved none
    MEMBERS:                              "200 -   -   403 403 404 404 404",
    "manager":                            "200 200 -   403 403 404 404 404",
    "manager_above":                      "200 200 403 403 403 404 404 404",
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "delegate":                           "200 -   -   403 200 404 404 404",
    "hr_adviser":                         "403 -   -   -   200 404 404 404",
    "classification_adviser":             "403 -   -   -   200 404 404 404",
    "committee_chair":                    "200 200 -   403 403 404 404 404",
    "committee_member":                   "200 -   -   403 200 404 404 404",
    "former_manager":                     "200 -   -   403 403 404 404 404",
    "ochro_analyst":                      "200 -   -   200 -   200 200 404",
    "ochro_lead":                         "200 200 -   -   -   200 200 404",
    "transferred":                        "200 -   -   403 200 404 -   404",
    "stranger":                           "200 -   -   403 403 404 -   404",
    "manager_there":                      "200 200 -   403 -   404 -   404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
    "delegate_there":                     "403 -   -   -   200 404 -   404",
}
# A draft of a description: its manager, the adviser, the deputy head.
DRAFTED = DIRECT | {                    # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "classification_adviser":             "403 -   -   -   200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
}
# Written by its manager and by the adviser; signed by the manager alone (`direct`).
WRITTEN = DIRECT | {                    # own report below superior same other moved none
    "classification_adviser":             "403 -   -   -   200 404 404 404",
}
# The adviser alone: put in force, begin, prepare, withdraw.
ADVISED = CLOSED | {                    # own report below superior same other moved none
    "classification_adviser":             "403 -   -   -   200 404 404 404",
}
# An evaluation under way: its committee, the adviser, the deputy head.
UNDER_WAY = ADVISED | {                 # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 200 404 404 404",
    "hr_adviser":                         "403 -   -   -   200 404 404 404",
    "committee_member":                   "403 -   -   403 200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
}
# What the committee agrees on is written by it and by the adviser.
AGREED = UNDER_WAY | {                  # own report below superior same other moved none
    "deputy_head":                        "403 403 403 -   403 404 404 404",
    "deputy_head_there":                  "403 403 403 -   -   404 -   404",
}
# Led by its chair and by the adviser.
LED = ADVISED | {                       # own report below superior same other moved none
    "hr_adviser":                         "403 -   -   -   200 404 404 404",
}
# The page of a member alone.
SEATED = AGREED | {                     # own report below superior same other moved none
    "classification_adviser":             "403 -   -   -   403 404 404 404",
}
# Evaluated alone, where members still do.
ALONE_NOW = CLOSED | {                  # own report below superior same other moved none
    "transferred":                        "403 -   -   403 200 404 -   404",
    "delegate_there":                     "403 -   -   -   200 404 -   404",
}
# Decided by the deputy head.
DECIDING = CLOSED | {                   # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
}
# A decided evaluation: as its description. Each position of the world is evaluated anew: what it
# was is out of sight to the committee of today, and to the adviser who runs that.
DECIDED = DESCRIBED | {                 # own report below superior same other moved none
    "hr_adviser":                         "403 -   -   -   403 404 404 404",
    "classification_adviser":             "403 -   -   -   403 404 404 404",
    "delegate":                           "200 -   -   403 403 404 404 404",
    "committee_member":                   "200 -   -   403 403 404 404 404",
    "transferred":                        "200 -   -   403 403 404 -   404",
    "delegate_there":                     "403 -   -   -   403 404 -   404",
}
# Its committee and its working pages: without managers, holders and OCHRO.
DECIDED_FILE = CLOSED | {               # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
}
# The evaluations of an organization side by side: its adviser, its deputy head, OCHRO everywhere.
COMPARED = CLOSED | {                   # own report below superior same other moved none
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "classification_adviser":             "200 -   -   -   200 404 404 404",
    "ochro_analyst":                      "200 -   -   200 -   200 200 404",
    "ochro_lead":                         "200 200 -   -   -   200 200 404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
}
# fmt: on
KINDS = {
    "described": DESCRIBED,
    "drafted": DRAFTED,
    "written": WRITTEN,
    "advised": ADVISED,
    "under_way": UNDER_WAY,
    "agreed": AGREED,
    "led": LED,
    "seated": SEATED,
    "alone_now": ALONE_NOW,
    "not_now": CLOSED,
    "deciding": DECIDING,
    "decided": DECIDED,
    "decided_file": DECIDED_FILE,
    "compared": COMPARED,
}
ALONE = {
    "looks_after_evaluations": {
        200: (
            "classification_adviser deputy_head deputy_head_there manager manager_above"
            " committee_chair ochro_lead manager_there"
        )
    },
    "compares": {
        200: "classification_adviser deputy_head deputy_head_there ochro_analyst ochro_lead"
    },
}
