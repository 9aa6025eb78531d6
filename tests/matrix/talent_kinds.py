"""Kinds of doors of the talent exercise, of learning plans, packages and reports: by hand, from
the rules of the exercise, product.md and security.md 1.4, never from the code.

Each kind is written as what it opens beyond one of two grounds: `CLOSED`, where everybody of the
organization sees that the thing is there (403), and `HIDDEN`, where nobody does (404).
"""

MEMBERS = "executive colleague"
OUTSIDE = "future_delegate expired_delegate"
NO_CONTENT = "policy_officer administrator"

# fmt: off
CLOSED = {                              # own report below superior same other moved none
    MEMBERS:                              "403 -   -   403 403 404 404 404",
    "manager":                            "403 403 -   403 403 404 404 404",
    "manager_above":                      "403 403 403 403 403 404 404 404",
    "deputy_head":                        "403 403 403 -   403 404 404 404",
    "delegate":                           "403 -   -   403 403 404 404 404",
    OUTSIDE:                              "403 -   -   -   404 404 404 404",
    "hr_adviser":                         "403 -   -   -   403 404 404 404",
    "classification_adviser":             "403 -   -   -   403 404 404 404",
    "committee_chair":                    "403 403 -   403 403 404 404 404",
    "committee_member":                   "403 -   -   403 403 404 404 404",
    "former_manager":                     "403 -   -   403 403 404 404 404",
    "ochro_analyst":                      "403 -   -   403 -   403 403 404",
    "ochro_lead":                         "403 403 -   -   -   403 403 404",
    NO_CONTENT:                           "403 -   -   -   -   404 404 404",
    "transferred":                        "403 -   -   403 403 404 -   404",
    "stranger":                           "403 -   -   403 403 404 -   404",
    "manager_there":                      "403 403 -   403 -   404 -   404",
    "deputy_head_there":                  "403 403 403 -   -   404 -   404",
    "delegate_there":                     "403 -   -   -   403 404 -   404",
    "nobody":                             "-   -   -   -   -   404 404 404",
    "deactivated":                        "302 -   -   302 302 302 302 302",
    "anonymous":                          "-   -   -   -   -   302 302 302",
}
HIDDEN = {                              # own report below superior same other moved none
    MEMBERS:                              "404 -   -   404 404 404 404 404",
    "manager":                            "404 404 -   404 404 404 404 404",
    "manager_above":                      "404 404 404 404 404 404 404 404",
    "deputy_head":                        "404 404 404 -   404 404 404 404",
    "delegate":                           "404 -   -   404 404 404 404 404",
    OUTSIDE:                              "404 -   -   -   404 404 404 404",
    "hr_adviser":                         "404 -   -   -   404 404 404 404",
    "classification_adviser":             "404 -   -   -   404 404 404 404",
    "committee_chair":                    "404 404 -   404 404 404 404 404",
    "committee_member":                   "404 -   -   404 404 404 404 404",
    "former_manager":                     "404 -   -   404 404 404 404 404",
    "ochro_analyst":                      "404 -   -   404 -   404 404 404",
    "ochro_lead":                         "404 404 -   -   -   404 404 404",
    NO_CONTENT:                           "404 -   -   -   -   404 404 404",
    "transferred":                        "404 -   -   404 404 404 -   404",
    "stranger":                           "404 -   -   404 404 404 -   404",
    "manager_there":                      "404 404 -   404 -   404 -   404",
    "deputy_head_there":                  "404 404 404 -   -   404 -   404",
    "delegate_there":                     "404 -   -   -   404 404 -   404",
    "nobody":                             "-   -   -   -   -   404 404 404",
    "deactivated":                        "302 -   -   302 302 302 302 302",
    "anonymous":                          "-   -   -   -   -   302 302 302",
}

# One's own alone; nobody else so much as knows of it.
OWN = HIDDEN | {                        # own report below superior same other moved none
    MEMBERS:                              "200 -   -   404 404 404 404 404",
    "manager":                            "200 404 -   404 404 404 404 404",
    "manager_above":                      "200 404 404 404 404 404 404 404",
    "deputy_head":                        "200 404 404 -   404 404 404 404",
    "delegate":                           "200 -   -   404 404 404 404 404",
    OUTSIDE:                              "200 -   -   -   404 404 404 404",
    "hr_adviser":                         "200 -   -   -   404 404 404 404",
    "classification_adviser":             "200 -   -   -   404 404 404 404",
    "committee_chair":                    "200 404 -   404 404 404 404 404",
    "committee_member":                   "200 -   -   404 404 404 404 404",
    "former_manager":                     "200 -   -   404 404 404 404 404",
    "ochro_analyst":                      "200 -   -   404 -   404 404 404",
    "ochro_lead":                         "200 404 -   -   -   404 404 404",
    NO_CONTENT:                           "200 -   -   -   -   404 404 404",
    "transferred":                        "200 -   -   404 404 404 -   404",
    "stranger":                           "200 -   -   404 404 404 -   404",
    "manager_there":                      "200 404 -   404 -   404 -   404",
    "deputy_head_there":                  "200 404 404 -   -   404 -   404",
    "delegate_there":                     "200 -   -   -   404 404 -   404",
}
# The direct manager alone: assess, place, share, write private notes.
DIRECT = CLOSED | {                     # own report below superior same other moved none
    "manager":                            "403 200 -   403 403 404 404 404",
    "manager_above":                      "403 200 403 403 403 404 404 404",
    "deputy_head":                        "403 200 403 -   403 404 404 404",
    "committee_chair":                    "403 200 -   403 403 404 404 404",
    "ochro_lead":                         "403 200 -   -   -   403 403 404",
    "manager_there":                      "403 200 -   403 -   404 -   404",
    "deputy_head_there":                  "403 200 403 -   -   404 -   404",
}
# The live assessment, and the slates of a person: the direct manager, the deputy head, and the
# delegate, never on the own file or a superior's.
ASSESSED = DIRECT | {                   # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
    "delegate_there":                     "403 -   -   -   200 404 -   404",
}
# Both sides of the conversation: the executive and the direct manager; they write the plan too.
BOTH_SIDES = {                          # own report below superior same other moved none
    MEMBERS:                              "200 -   -   403 403 404 404 404",
    "manager":                            "200 200 -   403 403 404 404 404",
    "manager_above":                      "200 200 403 403 403 404 404 404",
    "deputy_head":                        "200 200 403 -   403 404 404 404",
    "delegate":                           "200 -   -   403 403 404 404 404",
    OUTSIDE:                              "200 -   -   -   404 404 404 404",
    "hr_adviser":                         "200 -   -   -   403 404 404 404",
    "classification_adviser":             "200 -   -   -   403 404 404 404",
    "committee_chair":                    "200 200 -   403 403 404 404 404",
    "committee_member":                   "200 -   -   403 403 404 404 404",
    "former_manager":                     "200 -   -   403 403 404 404 404",
    "ochro_analyst":                      "200 -   -   403 -   403 403 404",
    "ochro_lead":                         "200 200 -   -   -   403 403 404",
    NO_CONTENT:                           "200 -   -   -   -   404 404 404",
    "transferred":                        "200 -   -   403 403 404 -   404",
    "stranger":                           "200 -   -   403 403 404 -   404",
    "manager_there":                      "200 200 -   403 -   404 -   404",
    "deputy_head_there":                  "200 200 403 -   -   404 -   404",
    "delegate_there":                     "200 -   -   -   403 404 -   404",
    "nobody":                             "-   -   -   -   -   404 404 404",
    "deactivated":                        "302 -   -   302 302 302 302 302",
    "anonymous":                          "-   -   -   -   -   302 302 302",
}
# What was shared, and the learning plan: both sides, and who runs the exercise.
SHARED = BOTH_SIDES | {                 # own report below superior same other moved none
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "delegate":                           "200 -   -   403 200 404 404 404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
    "delegate_there":                     "200 -   -   -   200 404 -   404",
}
# One action of a plan: whoever does not read the plan does not learn that it is there; who runs
# the exercise reads and does not write.
ACTION = OWN | {                        # own report below superior same other moved none
    "manager":                            "200 200 -   404 404 404 404 404",
    "manager_above":                      "200 200 404 404 404 404 404 404",
    "deputy_head":                        "200 200 403 -   403 404 404 404",
    "delegate":                           "200 -   -   404 403 404 404 404",
    "committee_chair":                    "200 200 -   404 404 404 404 404",
    "ochro_lead":                         "200 200 -   -   -   404 404 404",
    "manager_there":                      "200 200 -   404 -   404 -   404",
    "deputy_head_there":                  "200 200 403 -   -   404 -   404",
    "delegate_there":                     "200 -   -   -   403 404 -   404",
}
# Submitted answers: the executive, the direct manager, the deputy head, the delegate (never on a
# superior). For everybody else there are none.
ANSWERS = OWN | {                       # own report below superior same other moved none
    "manager":                            "200 200 -   404 404 404 404 404",
    "manager_above":                      "200 200 404 404 404 404 404 404",
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "delegate":                           "200 -   -   404 200 404 404 404",
    "committee_chair":                    "200 200 -   404 404 404 404 404",
    "ochro_lead":                         "200 200 -   -   -   404 404 404",
    "manager_there":                      "200 200 -   404 -   404 -   404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
    "delegate_there":                     "200 -   -   -   200 404 -   404",
}
# They are sent back by the direct manager, and by the delegate; nobody sends the own ones back.
RETURNED = HIDDEN | {                   # own report below superior same other moved none
    MEMBERS:                              "403 -   -   404 404 404 404 404",
    "manager":                            "403 200 -   404 404 404 404 404",
    "manager_above":                      "403 200 404 404 404 404 404 404",
    "deputy_head":                        "403 200 403 -   403 404 404 404",
    "delegate":                           "403 -   -   404 200 404 404 404",
    "committee_chair":                    "403 200 -   404 404 404 404 404",
    "committee_member":                   "403 -   -   404 404 404 404 404",
    "former_manager":                     "403 -   -   404 404 404 404 404",
    "ochro_analyst":                      "403 -   -   404 -   404 404 404",
    "ochro_lead":                         "403 200 -   -   -   404 404 404",
    "transferred":                        "403 -   -   404 404 404 -   404",
    "stranger":                           "403 -   -   404 404 404 -   404",
    "manager_there":                      "403 200 -   404 -   404 -   404",
    "deputy_head_there":                  "403 200 403 -   -   404 -   404",
    "delegate_there":                     "403 -   -   -   200 404 -   404",
}
# Answers that are still being written: not even the own ones are sent back.
UNSENT_RETURNED = HIDDEN | {            # own report below superior same other moved none
    MEMBERS:                              "403 -   -   404 404 404 404 404",
}
# Private notes: as for the direct manager, and what somebody wrote stays theirs to read, also on
# whom they no longer manage. The manager wrote on the one who moved, the former one on "same".
NOTES = DIRECT | {                      # own report below superior same other moved none
    "manager":                            "403 200 -   403 403 404 200 404",
    "former_manager":                     "403 -   -   403 200 404 404 404",
}
NOTES_WRITTEN = DIRECT | {              # own report below superior same other moved none
    "manager":                            "403 200 -   403 403 404 403 404",
}
# A position and its slate: its manager, the deputy head, the delegate; never one's own, and for
# a delegate not that of a manager above. A delegate reads and does not assess.
POSITION = ASSESSED
POSITION_WRITTEN = DIRECT | {           # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
}
# Somebody on the slate of a position: nobody else learns that anybody is on it.
SUCCESSOR = HIDDEN | {                  # own report below superior same other moved none
    "manager":                            "404 200 -   404 404 404 404 404",
    "manager_above":                      "404 200 404 404 404 404 404 404",
    "deputy_head":                        "404 200 200 -   200 404 404 404",
    "delegate":                           "404 -   -   404 403 404 404 404",
    "committee_chair":                    "404 200 -   404 404 404 404 404",
    "ochro_lead":                         "404 200 -   -   -   404 404 404",
    "manager_there":                      "404 200 -   404 -   404 -   404",
    "deputy_head_there":                  "404 200 200 -   -   404 -   404",
    "delegate_there":                     "404 -   -   -   403 404 -   404",
}
# The exercise of an organization: deputy head and delegate run it; its people see that it is.
RUN = CLOSED | {                        # own report below superior same other moved none
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "delegate":                           "200 -   -   200 200 404 404 404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
    "delegate_there":                     "-   -   -   -   200 404 -   404",
}
# More time: who runs the exercise, for nobody above and not for oneself.
EXTEND = CLOSED | {                     # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
    "delegate_there":                     "403 -   -   -   200 404 -   404",
}
EXTENSION = HIDDEN | {                  # own report below superior same other moved none
    "deputy_head":                        "403 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 200 404 404 404",
    "deputy_head_there":                  "403 200 200 -   -   404 -   404",
    "delegate_there":                     "404 -   -   -   200 404 -   404",
}
# What belongs to those in charge of an organization: the submission, rounds of reminders.
CHARGE = HIDDEN | {                     # own report below superior same other moved none
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "delegate":                           "200 -   -   200 200 404 404 404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
    "delegate_there":                     "-   -   -   -   200 404 -   404",
}
# Why a file does not go: for nobody above and not for oneself; all lines are those of executives,
# so the deputy head's own is none.
REASON = CHARGE | {                     # own report below superior same other moved none
    "deputy_head":                        "404 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 200 404 404 404",
    "deputy_head_there":                  "404 200 200 -   -   404 -   404",
}
# What would go: the one file of the world that is ready, and never one's own or a superior's.
PREVIEW_FILE = HIDDEN | {               # own report below superior same other moved none
    "deputy_head":                        "403 404 404 -   200 404 404 404",
    "delegate":                           "403 -   -   403 404 404 404 404",
    "deputy_head_there":                  "403 404 404 -   -   404 -   404",
}
# What would go as a whole: not for a delegate with a file, for it counts everybody on a slate.
PREVIEW_WHOLE = CHARGE | {              # own report below superior same other moved none
    "delegate":                           "403 -   -   403 403 404 404 404",
    "delegate_there":                     "-   -   -   -   403 404 -   404",
}
# The questions of an organization to OCHRO: both sides.
THREAD = CHARGE | {                     # own report below superior same other moved none
    "ochro_analyst":                      "200 -   -   200 -   200 200 404",
    "ochro_lead":                         "200 200 -   -   -   200 200 404",
}
# A package: those in charge of the organization, and OCHRO. Here it was withdrawn and submitted
# again, there returned by OCHRO and submitted again; that of OCHRO's own went once, by its lead.
PACKAGE = CHARGE | {                    # own report below superior same other moved none
    "ochro_analyst":                      "200 -   -   200 -   200 200 404",
    "ochro_lead":                         "200 200 -   -   -   200 200 404",
}
# All of it in one: not for who has a superior or oneself in it.
PACKAGE_WHOLE = PACKAGE | {             # own report below superior same other moved none
    "delegate":                           "403 -   -   403 403 404 404 404",
    "delegate_there":                     "-   -   -   -   403 404 -   404",
    "ochro_analyst":                      "403 -   -   403 -   200 200 404",
    "ochro_lead":                         "403 403 -   -   -   200 200 404",
}
# What changed since the turn before: OCHRO does not compare with what was withdrawn, and of a
# first turn there is nothing.
PACKAGE_CHANGES = PACKAGE | {           # own report below superior same other moved none
    "ochro_analyst":                      "404 -   -   404 -   404 200 404",
    "ochro_lead":                         "404 404 -   -   -   404 200 404",
}
# Taken back by who submits; OCHRO decides, by its lead.
PACKAGE_WITHDRAWN = PACKAGE | {         # own report below superior same other moved none
    "ochro_analyst":                      "403 -   -   403 -   403 403 404",
    "ochro_lead":                         "403 403 -   -   -   403 403 404",
}
PACKAGE_DECIDED = PACKAGE | {           # own report below superior same other moved none
    "deputy_head":                        "403 403 403 -   403 404 404 404",
    "delegate":                           "403 -   -   403 403 404 404 404",
    "deputy_head_there":                  "403 403 403 -   -   404 -   404",
    "delegate_there":                     "-   -   -   -   403 404 -   404",
    "ochro_analyst":                      "403 -   -   403 -   403 403 404",
    "ochro_lead":                         "403 403 -   -   -   200 200 404",
}
# One file of a package; deputy heads have none, and nobody has one without a position.
SUBMITTED_FILE = PACKAGE | {            # own report below superior same other moved none
    "ochro_analyst":                      "403 -   -   403 -   200 200 404",
    "ochro_lead":                         "403 200 -   -   -   200 200 404",
    "deputy_head":                        "404 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 200 404 404 404",
    "deputy_head_there":                  "404 200 200 -   -   404 -   404",
}
# A session of the committee: those in charge, and who sits in it. Nobody else knows of it.
SESSION = CHARGE | {                    # own report below superior same other moved none
    "committee_chair":                    "200 200 -   200 200 404 404 404",
    "committee_member":                   "200 -   -   200 200 404 404 404",
    "stranger":                           "200 -   -   200 200 404 -   404",
}
# What is said of people in it, while it is only planned: not for its members.
SESSION_PLANNED = CHARGE | {            # own report below superior same other moved none
    "committee_chair":                    "403 403 -   403 403 404 404 404",
    "committee_member":                   "403 -   -   403 403 404 404 404",
    "stranger":                           "403 -   -   403 403 404 -   404",
}
# Lead it: the chair of the session and the deputy head. (Nobody chairs the one there.)
SESSION_LED = HIDDEN | {                # own report below superior same other moved none
    "deputy_head":                        "200 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 403 404 404 404",
    "committee_chair":                    "200 200 -   200 200 404 404 404",
    "committee_member":                   "403 -   -   403 403 404 404 404",
    "stranger":                           "403 -   -   403 403 404 -   404",
    "deputy_head_there":                  "200 200 200 -   -   404 -   404",
    "delegate_there":                     "-   -   -   -   403 404 -   404",
}
# One person in it: never oneself, never a superior, nobody for whom one stepped out.
SESSION_PERSON = HIDDEN | {             # own report below superior same other moved none
    "deputy_head":                        "404 200 200 -   200 404 404 404",
    "delegate":                           "404 -   -   404 200 404 404 404",
    "committee_chair":                    "404 200 -   404 200 404 404 404",
    "committee_member":                   "404 -   -   404 200 404 404 404",
    "stranger":                           "404 -   -   404 200 404 -   404",
    "deputy_head_there":                  "404 200 200 -   -   404 -   404",
    "delegate_there":                     "404 -   -   -   200 404 -   404",
}
# Place, recommend, decide, step out: its members; who organizes reads.
SESSION_PLACED = HIDDEN | {             # own report below superior same other moved none
    "deputy_head":                        "404 403 403 -   403 404 404 404",
    "delegate":                           "404 -   -   404 403 404 404 404",
    "committee_chair":                    "404 200 -   404 200 404 404 404",
    "committee_member":                   "404 -   -   404 200 404 404 404",
    "stranger":                           "404 -   -   404 200 404 -   404",
    "deputy_head_there":                  "404 403 403 -   -   404 -   404",
    "delegate_there":                     "404 -   -   -   403 404 -   404",
}
# A subject of its agenda.
SESSION_ITEM = HIDDEN | {               # own report below superior same other moved none
    "deputy_head":                        "403 403 403 -   403 404 404 404",
    "delegate":                           "403 -   -   403 403 404 404 404",
    "committee_chair":                    "200 200 -   200 200 404 404 404",
    "committee_member":                   "200 -   -   200 200 404 404 404",
}
# Approve, or send back: the deputy head, whose page nobody else has; an assessment
# that its manager still writes is read, and not sent back.
APPROVED = {                            # own report below superior same other moved none
    MEMBERS:                              "403 -   -   403 403 403 403 403",
    "manager":                            "403 403 -   403 403 403 403 403",
    "manager_above":                      "403 403 403 403 403 403 403 403",
    "deputy_head":                        "404 200 200 -   200 404 404 404",
    "delegate":                           "403 -   -   403 403 403 403 403",
    OUTSIDE:                              "403 -   -   -   403 403 403 403",
    "hr_adviser":                         "403 -   -   -   403 403 403 403",
    "classification_adviser":             "403 -   -   -   403 403 403 403",
    "committee_chair":                    "403 403 -   403 403 403 403 403",
    "committee_member":                   "403 -   -   403 403 403 403 403",
    "former_manager":                     "403 -   -   403 403 403 403 403",
    "ochro_analyst":                      "403 -   -   403 -   403 403 403",
    "ochro_lead":                         "403 403 -   -   -   403 403 403",
    NO_CONTENT:                           "403 -   -   -   -   403 403 403",
    "transferred":                        "403 -   -   403 403 403 -   403",
    "stranger":                           "403 -   -   403 403 403 -   403",
    "manager_there":                      "403 403 -   403 -   403 -   403",
    "deputy_head_there":                  "404 200 200 -   -   404 -   404",
    "delegate_there":                     "403 -   -   -   403 403 -   403",
    "nobody":                             "-   -   -   -   -   403 403 403",
    "deactivated":                        "302 -   -   302 302 302 302 302",
    "anonymous":                          "-   -   -   -   -   302 302 302",
}
# fmt: on
KINDS = {
    "direct": DIRECT,
    "assessed": ASSESSED,
    "both_sides": BOTH_SIDES,
    "shared": SHARED,
    "action": ACTION,
    "answers": ANSWERS,
    "return_answers": RETURNED,
    "unsent_returned": UNSENT_RETURNED,
    "own_thing": OWN,
    "notes": NOTES,
    "notes_written": NOTES_WRITTEN,
    "position": POSITION,
    "position_written": POSITION_WRITTEN,
    "successor": SUCCESSOR,
    "run": RUN,
    "extend": EXTEND,
    "extension": EXTENSION,
    "charge": CHARGE,
    "reason": REASON,
    "preview_file": PREVIEW_FILE,
    "preview_whole": PREVIEW_WHOLE,
    "thread": THREAD,
    "package": PACKAGE,
    "package_taken_back": CHARGE,
    "package_whole": PACKAGE_WHOLE,
    "package_changes": PACKAGE_CHANGES,
    "package_withdrawn": PACKAGE_WITHDRAWN,
    "package_decided": PACKAGE_DECIDED,
    "submitted_file": SUBMITTED_FILE,
    "session": SESSION,
    "session_planned": SESSION_PLANNED,
    "session_led": SESSION_LED,
    "session_person": SESSION_PERSON,
    "session_placed": SESSION_PLACED,
    "session_item": SESSION_ITEM,
    "approved": APPROVED,
}

# Who is somebody in the directory; `nobody` has an account and nothing else.
ANSWERED = (  # whose own answers are submitted; the colleague's are being written
    "executive manager manager_above delegate committee_chair committee_member former_manager"
    " transferred stranger manager_there ochro_analyst ochro_lead"
)
IN_CHARGE = "deputy_head delegate deputy_head_there delegate_there"
ALONE = {
    "somebody": {404: "nobody", 200: "rest"},
    # Executives whom the cycle asks to take part, and whose answers are not submitted.
    "asked": {404: "nobody", 200: "colleague", 403: "rest"},
    # The form of a section: open to who is writing; others are led to where they stand (303).
    "writing": {200: "colleague", 303: "rest"},
    "autosaved": {200: "colleague", 403: ANSWERED, 404: "rest"},
    "begun": {200: f"colleague {ANSWERED}", 404: "rest"},
    "in_charge": {200: IN_CHARGE},
    "announced": {200: f"{IN_CHARGE} ochro_analyst ochro_lead"},
    "looks_after_positions": {
        200: (f"{IN_CHARGE} manager manager_above committee_chair ochro_lead manager_there")
    },
    "convenes": {
        200: f"{IN_CHARGE} committee_chair committee_member stranger",
        404: "rest",
    },
    "convened": {
        200: "deputy_head delegate committee_chair",
        422: "deputy_head_there delegate_there",  # nobody chairs the committee there
        403: "committee_member stranger",
        404: "rest",
    },
}
