"""The hand-written table: kind of door × person × relation, and which kind each address is.

200 is "let in" (for a change: whatever the door says it answers when it is done), 403 "you see
the thing, but may not", 404 "for you there is no such thing", 302 "sign in first" (401 in the
API, and for a form that is sent: the page of sign-in keeps what it held). Written from the issue
and product.md, never from the code of the rules.
"""

from tests.matrix import evaluation_doors, evaluation_kinds, talent_doors, talent_kinds
from tests.matrix.cast import RELATIONS, SIGNED_IN, VIEWERS
from tests.matrix.door import METHODS, Door, act, both, change, page

MEMBERS = "executive colleague"  # no role, nobody below
THERE_ALONE = "transferred stranger"
OUTSIDE = "future_delegate expired_delegate"  # a role in this organization, but not now
NO_CONTENT = "policy_officer administrator"
AN_AMOUNT = "/api/classification/magnitude/?dollars=40000000&on=2024-04-01"

# fmt: off
KINDS = {
    # Name, title, level, unit: everyone of the same organization, OCHRO everywhere. The same
    # holds for the organization's own pages, its units and its positions.
    "card": {                               # own report below superior same other moved none
        MEMBERS:                              "200 -   -   200 200 404 404 404",
        "manager":                            "200 200 -   200 200 404 404 404",
        "manager_above":                      "200 200 200 200 200 404 404 404",
        "deputy_head":                        "200 200 200 -   200 404 404 404",
        "delegate":                           "200 -   -   200 200 404 404 404",
        OUTSIDE:                              "200 -   -   -   404 404 404 404",
        "hr_adviser classification_adviser":  "200 -   -   -   200 404 404 404",
        "committee_chair":                    "200 200 -   200 200 404 404 404",
        "committee_member former_manager":    "200 -   -   200 200 404 404 404",
        "ochro_analyst":                      "200 -   -   200 -   200 200 404",
        "ochro_lead":                         "200 200 -   -   -   200 200 404",
        NO_CONTENT:                           "200 -   -   -   -   404 404 404",
        THERE_ALONE:                          "200 -   -   200 200 404 -   404",
        "manager_there":                      "200 200 -   200 -   404 -   404",
        "deputy_head_there":                  "200 200 200 -   -   404 -   404",
        "delegate_there":                     "200 -   -   -   200 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # History and language results: the executive, the managers above, the deputy head, the
    # delegate (never on a superior), the HR adviser by grant.
    "file": {                               # own report below superior same other moved none
        MEMBERS:                              "200 -   -   403 403 404 404 404",
        "manager":                            "200 200 -   403 403 404 404 404",
        "manager_above":                      "200 200 200 403 403 404 404 404",
        "deputy_head":                        "200 200 200 -   200 404 404 404",
        "delegate":                           "200 -   -   403 200 404 404 404",
        OUTSIDE:                              "200 -   -   -   404 404 404 404",
        "hr_adviser":                         "200 -   -   -   200 404 404 404",
        "classification_adviser":             "200 -   -   -   403 404 404 404",
        "committee_chair":                    "200 200 -   403 403 404 404 404",
        "committee_member former_manager":    "200 -   -   403 403 404 404 404",
        "ochro_analyst":                      "200 -   -   403 -   403 403 404",
        "ochro_lead":                         "200 200 -   -   -   403 403 404",
        NO_CONTENT:                           "200 -   -   -   -   404 404 404",
        THERE_ALONE:                          "200 -   -   403 403 404 -   404",
        "manager_there":                      "200 200 -   403 -   404 -   404",
        "deputy_head_there":                  "200 200 200 -   -   404 -   404",
        "delegate_there":                     "200 -   -   -   200 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # What belongs to the person alone: who opened my file, my particulars.
    "own": {                                # own report below superior same other moved none
        MEMBERS:                              "200 -   -   403 403 404 404 404",
        "manager":                            "200 403 -   403 403 404 404 404",
        "manager_above":                      "200 403 403 403 403 404 404 404",
        "deputy_head":                        "200 403 403 -   403 404 404 404",
        "delegate":                           "200 -   -   403 403 404 404 404",
        OUTSIDE:                              "200 -   -   -   404 404 404 404",
        "hr_adviser classification_adviser":  "200 -   -   -   403 404 404 404",
        "committee_chair":                    "200 403 -   403 403 404 404 404",
        "committee_member former_manager":    "200 -   -   403 403 404 404 404",
        "ochro_analyst":                      "200 -   -   403 -   403 403 404",
        "ochro_lead":                         "200 403 -   -   -   403 403 404",
        NO_CONTENT:                           "200 -   -   -   -   404 404 404",
        THERE_ALONE:                          "200 -   -   403 403 404 -   404",
        "manager_there":                      "200 403 -   403 -   404 -   404",
        "deputy_head_there":                  "200 403 403 -   -   404 -   404",
        "delegate_there":                     "200 -   -   -   403 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # Appointments and results of a person, recorded by who keeps the directory: deputy head,
    # delegate, HR adviser; never one's own, never a superior's. Where the thing is the position
    # somebody holds, the same: nobody keeps their own, nor that of a manager above.
    "keep": {                               # own report below superior same other moved none
        MEMBERS:                              "403 -   -   403 403 404 404 404",
        "manager":                            "403 403 -   403 403 404 404 404",
        "manager_above":                      "403 403 403 403 403 404 404 404",
        "deputy_head":                        "403 200 200 -   200 404 404 404",
        "delegate":                           "403 -   -   403 200 404 404 404",
        OUTSIDE:                              "403 -   -   -   404 404 404 404",
        "hr_adviser":                         "403 -   -   -   200 404 404 404",
        "classification_adviser":             "403 -   -   -   403 404 404 404",
        "committee_chair":                    "403 403 -   403 403 404 404 404",
        "committee_member former_manager":    "403 -   -   403 403 404 404 404",
        "ochro_analyst":                      "403 -   -   403 -   403 403 404",
        "ochro_lead":                         "403 403 -   -   -   403 403 404",
        NO_CONTENT:                           "403 -   -   -   -   404 404 404",
        THERE_ALONE:                          "403 -   -   403 403 404 -   404",
        "manager_there":                      "403 403 -   403 -   404 -   404",
        "deputy_head_there":                  "403 200 200 -   -   404 -   404",
        "delegate_there":                     "403 -   -   -   200 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # The salary is recorded by who keeps the directory and sees it: not by an HR adviser.
    "salary": {                               # own report below superior same other moved none
        MEMBERS:                              "403 -   -   403 403 404 404 404",
        "manager":                            "403 403 -   403 403 404 404 404",
        "manager_above":                      "403 403 403 403 403 404 404 404",
        "deputy_head":                        "403 200 200 -   200 404 404 404",
        "delegate":                           "403 -   -   403 200 404 404 404",
        OUTSIDE:                              "403 -   -   -   404 404 404 404",
        "hr_adviser":                         "403 -   -   -   403 404 404 404",
        "classification_adviser":             "403 -   -   -   403 404 404 404",
        "committee_chair":                    "403 403 -   403 403 404 404 404",
        "committee_member former_manager":    "403 -   -   403 403 404 404 404",
        "ochro_analyst":                      "403 -   -   403 -   403 403 404",
        "ochro_lead":                         "403 403 -   -   -   403 403 404",
        NO_CONTENT:                           "403 -   -   -   -   404 404 404",
        THERE_ALONE:                          "403 -   -   403 403 404 -   404",
        "manager_there":                      "403 403 -   403 -   404 -   404",
        "deputy_head_there":                  "403 200 200 -   -   404 -   404",
        "delegate_there":                     "403 -   -   -   200 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # An organization's units, positions, people to come: who keeps the directory.
    "organization": {                       # own report below superior same other moved none
        MEMBERS:                              "403 -   -   403 403 404 404 404",
        "manager":                            "403 403 -   403 403 404 404 404",
        "manager_above":                      "403 403 403 403 403 404 404 404",
        "deputy_head":                        "200 200 200 -   200 404 404 404",
        "delegate":                           "200 -   -   200 200 404 404 404",
        OUTSIDE:                              "-   -   -   -   404 404 404 404",
        "hr_adviser":                         "-   -   -   -   200 404 404 404",
        "classification_adviser":             "-   -   -   -   403 404 404 404",
        "committee_chair":                    "403 403 -   403 403 404 404 404",
        "committee_member former_manager":    "403 -   -   403 403 404 404 404",
        "ochro_analyst":                      "403 -   -   403 -   403 403 404",
        "ochro_lead":                         "403 403 -   -   -   403 403 404",
        NO_CONTENT:                           "-   -   -   -   -   404 404 404",
        THERE_ALONE:                          "403 -   -   403 403 404 -   404",
        "manager_there":                      "403 403 -   403 -   404 -   404",
        "deputy_head_there":                  "200 200 200 -   -   404 -   404",
        "delegate_there":                     "-   -   -   -   200 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # Withdraw the delegate of somebody's organization, end a role in it: the deputy head alone.
    # The delegate sees the nominations but does not end them.
    "nomination": {                         # own report below superior same other moved none
        MEMBERS:                              "404 -   -   404 404 404 404 404",
        "manager":                            "404 404 -   404 404 404 404 404",
        "manager_above":                      "404 404 404 404 404 404 404 404",
        "deputy_head":                        "200 200 200 -   200 404 404 404",
        "delegate":                           "403 -   -   403 403 404 404 404",
        OUTSIDE:                              "-   -   -   -   404 404 404 404",
        "hr_adviser classification_adviser":  "-   -   -   -   404 404 404 404",
        "committee_chair":                    "404 404 -   404 404 404 404 404",
        "committee_member former_manager":    "404 -   -   404 404 404 404 404",
        "ochro_analyst":                      "-   -   -   -   -   404 404 404",
        "ochro_lead":                         "-   -   -   -   -   404 404 404",
        NO_CONTENT:                           "-   -   -   -   -   404 404 404",
        THERE_ALONE:                          "404 -   -   404 404 404 -   404",
        "manager_there":                      "404 404 -   404 -   404 -   404",
        "deputy_head_there":                  "200 200 200 -   -   404 -   404",
        "delegate_there":                     "-   -   -   -   403 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # What somebody was told: nobody else reads or marks it.
    "letter": {                             # own report below superior same other moved none
        MEMBERS:                              "200 -   -   404 404 404 404 404",
        "manager":                            "200 404 -   404 404 404 404 404",
        "manager_above":                      "200 404 404 404 404 404 404 404",
        "deputy_head":                        "200 404 404 -   -   404 404 404",
        "delegate":                           "200 -   -   404 404 404 404 404",
        OUTSIDE:                              "200 -   -   -   404 404 404 404",
        "hr_adviser classification_adviser":  "200 -   -   -   404 404 404 404",
        "committee_chair":                    "200 404 -   404 404 404 404 404",
        "committee_member former_manager":    "200 -   -   404 404 404 404 404",
        "ochro_analyst":                      "200 -   -   404 -   404 404 404",
        "ochro_lead":                         "200 404 -   -   -   404 404 404",
        NO_CONTENT:                           "200 -   -   -   -   404 404 404",
        THERE_ALONE:                          "200 -   -   404 404 404 -   404",
        "manager_there":                      "200 404 -   404 -   404 -   404",
        "deputy_head_there":                  "200 404 404 -   -   404 -   404",
        "delegate_there":                     "200 -   -   -   404 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
    # Accounts: administrators see all; nobody else any.
    "account": {                            # own report below superior same other moved none
        MEMBERS:                              "404 -   -   404 404 404 404 404",
        "manager":                            "404 404 -   404 404 404 404 404",
        "manager_above":                      "404 404 404 404 404 404 404 404",
        "deputy_head":                        "404 404 404 -   -   404 404 404",
        "delegate":                           "404 -   -   404 404 404 404 404",
        OUTSIDE:                              "404 -   -   -   404 404 404 404",
        "hr_adviser classification_adviser":  "404 -   -   -   404 404 404 404",
        "committee_chair":                    "404 404 -   404 404 404 404 404",
        "committee_member former_manager":    "404 -   -   404 404 404 404 404",
        "ochro_analyst":                      "404 -   -   404 -   404 404 404",
        "ochro_lead":                         "404 404 -   -   -   404 404 404",
        "policy_officer":                     "404 -   -   -   -   404 404 404",
        "administrator":                      "200 -   -   -   -   200 200 404",
        THERE_ALONE:                          "404 -   -   404 404 404 -   404",
        "manager_there":                      "404 404 -   404 -   404 -   404",
        "deputy_head_there":                  "404 404 404 -   -   404 -   404",
        "delegate_there":                     "404 -   -   -   404 404 -   404",
        "nobody":                             "-   -   -   -   -   404 404 404",
        "deactivated":                        "302 -   -   302 302 302 302 302",
        "anonymous":                          "-   -   -   -   -   302 302 302",
    },
}
# fmt: on

# Kinds of doors to what is one for the whole service, or for whoever stands before it.
ALONE = {
    "open": {200: " ".join(VIEWERS)},
    "signed_in": {200: " ".join(SIGNED_IN), 302: "deactivated anonymous"},
    "entrance": {200: "deactivated anonymous", 302: " ".join(SIGNED_IN)},
    "nowhere": {404: " ".join(SIGNED_IN)},
    "administrator": {200: "administrator"},
    "job": {200: "administrator", 404: "rest"},
    "service_role": {200: "ochro_lead", 404: "rest"},
    "lead_role": {403: "ochro_lead", 404: "rest"},  # the lead sees their own role, and keeps it
    "ochro": {200: "ochro_analyst ochro_lead"},
    "policy_officer": {200: "policy_officer"},
    # A draft of a cycle or of rules: there for the policy officer alone.
    "draft": {200: "policy_officer", 404: "rest"},
    # What is published no longer changes, whoever asks.
    "frozen": {},
    "delegates": {200: "deputy_head delegate deputy_head_there delegate_there"},
    "deputy_head": {200: "deputy_head deputy_head_there"},
    "givers": {200: "deputy_head deputy_head_there ochro_lead"},
    "team": {
        200: (
            "manager manager_above deputy_head committee_chair ochro_lead manager_there"
            " deputy_head_there"
        )
    },
}


__all__ = ["ALONE", "DOORS", "KINDS", "METHODS", "Door", "doors", "expected"]

DOORS: dict[str, dict[str, Door | tuple[Door, ...]]] = {
    # work
    "work:home": page("signed_in"),
    "work:notices": page("signed_in"),
    "work:notices_read": act("signed_in"),
    "work:notice_mail": change("signed_in", "", "notice_mail"),
    "work:notice_read": act("letter", "notice"),
    "work:jobs": page("administrator"),
    "work:job_retry": act("job", "job"),
    "work:health": page("administrator"),
    "work:healthz": page("open"),
    "work:readyz": page("open"),
    # accounts
    "accounts:set_language": act("open", body="language"),
    "accounts:keep_session": act("signed_in", done=204),
    "accounts:accounts": page("administrator"),
    "accounts:account": page("account", "account"),
    "accounts:deactivate": act("account_of_another", "account"),
    "accounts:reactivate": act("account_of_another", "account"),
    "accounts:end_sessions": act("account_of_another", "account"),
    "accounts:send_reset": act("account_of_another", "account"),
    # sign-in (allauth)
    "account_login": {
        "GET": Door("entrance"),
        "POST": Door("entrance", body="wrong_password"),
    },
    "account_logout": {"GET": Door("signed_in"), "POST": Door("signed_in", done=302)},
    "account_inactive": page("open"),
    "account_change_password": {
        "GET": Door("signed_in"),
        "POST": Door("signed_in", body="wrong_password"),
    },
    "account_set_password": {
        "GET": Door("signed_in", done=302),
        "POST": Door("signed_in", done=302),
    },
    "account_reset_password": {
        "GET": Door("open"),
        "POST": Door("open", done=302, body="address"),
    },
    "account_reset_password_done": page("open"),
    "account_reset_password_from_key": {
        "GET": Door("open", "key"),
        "POST": Door("open", "key"),
    },
    "account_reset_password_from_key_done": page("open"),
    "usersessions_list": {"GET": Door("signed_in"), "POST": Door("signed_in", done=302)},
    # directory
    "directory:people": page("signed_in"),
    "directory:positions": page("signed_in"),
    "directory:organizations": page("signed_in"),
    "directory:team": page("team", reads="many"),
    "directory:person": page("card", "person"),
    "directory:file": page("file", "person", reads=True),
    "directory:person_changes": page("file", "person", reads=True),
    "directory:particulars": change("own", "person", "particulars"),
    "directory:restricted": change("own", "person", "restricted"),
    "directory:salary_record": change("salary", "person", "salary"),
    "directory:appointment_add": change("keep", "person", "interchange"),
    "directory:result_add": change("keep", "person", "language_result"),
    "directory:appointment_end": change("keep", "appointment", "end"),
    "directory:account_open": {
        "GET": Door("keep", "person"),
        "POST": (
            Door("keep", "holder_of_account", done=422, body="account"),
            Door("keep", "person_without_account", done=302, body="account"),
        ),
    },
    "directory:position": page("card", "position"),
    "directory:position_changes": page("organization", "position"),
    "directory:position_revise": change("keep", "position", "terms"),
    "directory:appoint": page("keep", "position"),
    "directory:organization": page("card", "organization"),
    "directory:chart": page("card", "organization"),
    "directory:unit_add": change("organization", "organization", "unit"),
    "directory:position_add": change("organization", "organization", "new_position"),
    "directory:person_add": change("organization", "organization", "new_person"),
    "directory:person_receive": change("organization", "organization", "newcomer"),
    "directory:unit": page("card", "unit"),
    "directory:unit_revise": change("organization", "unit", "unit"),
    # cycles
    "cycles:cycles": page("signed_in"),
    "cycles:new": change("policy_officer", "", "year"),
    "cycles:numbers": page("signed_in"),
    "cycles:my_guidance": page("signed_in", done=302),
    "cycles:versions": page("signed_in"),
    "cycles:version": {"GET": both(Door("signed_in", "version"), Door("draft", "draft"))},
    "cycles:version_edit": {
        "GET": both(Door("frozen", "version"), Door("draft", "draft")),
        "POST": both(Door("frozen", "version"), Door("draft", "draft", done=302)),
    },
    "cycles:guidance_edit": {
        "GET": both(Door("frozen", "guidance"), Door("draft", "draft_guidance")),
        "POST": both(Door("frozen", "guidance"), Door("draft", "draft_guidance", done=302)),
    },
    "cycles:questions_edit": {
        "GET": both(Door("frozen", "questions"), Door("draft", "draft_questions")),
        "POST": both(Door("frozen", "questions"), Door("draft", "draft_questions", done=302)),
    },
    "cycles:version_begin": {
        "POST": both(Door("policy_officer", "version", done=302), Door("draft", "draft", done=302))
    },
    "cycles:version_discard": {
        "POST": both(Door("frozen", "version"), Door("draft", "draft", done=302))
    },
    "cycles:cycle": {"GET": both(Door("signed_in", "cycle"), Door("draft", "draft_cycle"))},
    "cycles:changes": {"GET": both(Door("policy_officer", "cycle"), Door("draft", "draft_cycle"))},
    "cycles:stages": {
        "GET": both(Door("frozen", "cycle"), Door("draft", "draft_cycle")),
        "POST": both(Door("frozen", "cycle"), Door("draft", "draft_cycle", done=302)),
    },
    "cycles:choose": {
        "GET": both(Door("frozen", "cycle_part"), Door("draft", "draft_cycle_part")),
        "POST": both(
            Door("frozen", "cycle_part", body="version"),
            Door("draft", "draft_cycle_part", done=302, body="version"),
        ),
    },
    "cycles:check": {"GET": both(Door("frozen", "cycle"), Door("draft", "draft_cycle"))},
    "cycles:publish": {
        "POST": both(
            Door("policy_officer", "cycle", done=302), Door("draft", "draft_cycle", done=302)
        )
    },
    "cycles:close": {
        "POST": both(
            Door("policy_officer", "cycle", done=302), Door("draft", "draft_cycle", done=302)
        )
    },
    "cycles:discard": {
        "POST": both(Door("frozen", "cycle"), Door("draft", "draft_cycle", done=302))
    },
    "cycles:guidance": {
        "GET": both(Door("signed_in", "cycle_guidance"), Door("draft", "draft_cycle_guidance"))
    },
    # roles
    "roles:roles": change("givers", "", "role"),
    "roles:role_end": {
        "GET": (
            Door("nomination", "role"),
            Door("service_role", "service_role"),
            Door("lead_role", "lead_role"),
        ),
        "POST": (
            Door("nomination", "role", done=302),
            Door("service_role", "service_role", done=302),
            Door("lead_role", "lead_role"),
        ),
    },
    "roles:delegates": {
        "GET": Door("delegates"),
        "POST": Door("deputy_head", done=302, body="delegate"),
    },
    "roles:delegates_of_all": page("ochro"),
    "roles:delegate_withdraw": change("nomination", "nomination", ""),
    "roles:who_can_see": page("file", "person"),
    "roles:who_opened": page("own", "person"),
    # the look
    "components": page("signed_in"),
    # packages and reports
    "packages:verify": page("signed_in"),
    "reports:figures": page("ochro"),
    "reports:build": act("ochro"),
    # the API
    "api:root": page("signed_in"),
    "api:schema": page("signed_in"),
    "api:me": page("signed_in"),
    "api:people": page("signed_in"),
    "api:person": page("card", "executive"),
    "api:file": page("file", "person", reads=True),
    "api:positions": page("signed_in"),
    "api:position": page("card", "position"),
    "api:organizations": page("signed_in"),
    "api:organization": page("card", "organization"),
    "api:evaluate": act("signed_in", body="job_evaluation", done=200),
    "api:benchmarks": page("signed_in"),
    "api:magnitude": page("signed_in", url=AN_AMOUNT),
    "api:nowhere": {method: Door("nowhere", url="/api/nowhere/") for method in METHODS},
}
DOORS |= talent_doors.DOORS
DOORS |= evaluation_doors.DOORS
# Changes to an account: another administrator's business where it is one's own.
KINDS["account_of_another"] = KINDS["account"] | {
    "administrator": "403 -   -   -   -   200 200 404"
}
KINDS |= talent_kinds.KINDS
ALONE |= talent_kinds.ALONE
KINDS |= evaluation_kinds.KINDS
ALONE |= evaluation_kinds.ALONE


def expected(kind: str, viewer: str, relation: str = "") -> int | None:
    """What the table says, or None where this viewer meets nobody in this relation."""
    if not relation:
        return _alone(kind, viewer)
    for names, row in KINDS[kind].items():
        if viewer in names.split():
            told = row.split()[RELATIONS.index(relation)]
            return None if told == "-" else int(told)
    raise KeyError((kind, viewer))


def _alone(kind: str, viewer: str) -> int:
    for status, names in ALONE[kind].items():
        if viewer in names.split():
            return status
    if viewer in {"deactivated", "anonymous"}:
        return 302
    return next((status for status, names in ALONE[kind].items() if names == "rest"), 403)


def doors():
    """Every door: address, method, door."""
    for name, methods in DOORS.items():
        for method, found in methods.items():
            for number, door in enumerate(found if isinstance(found, tuple) else (found,)):
                yield f"{method} {name}" + (f" {number}" if number else ""), name, method, door
