"""Doors of the talent exercise, of learning plans, packages and reports."""

from tests.matrix.door import Door, act, change, page

DOORS = {
    # assessing and placing one's direct reports
    "talent:map": page("team", reads="many"),
    "talent:assess": {
        "GET": Door("direct", "person", reads="one"),
        "POST": Door("direct", "person_to_assess", done=302, body="assess"),
    },
    "talent:assess_answer": act("direct", "person_to_assess", "manager_answer", done=200),
    "talent:again": page("direct", "person"),
    "talent:reopen": act("direct", "person"),
    "talent:place": {
        "GET": Door("direct", "person", reads="one"),
        "POST": Door("direct", "person", done=302, body="place"),
    },
    "talent:notes": {
        "GET": Door("notes", "person", names=True),
        "POST": Door("notes_written", "person", done=302, body="note"),
    },
    "talent:note_delete": act("own_thing", "note"),
    # running the exercise of an organization
    "talent:cockpit": page("run", "organization"),
    "talent:cockpit_files": page("run", "organization"),
    "talent:remind": {
        "GET": Door("run", "organization", done=302),
        "POST": Door("run", "organization", done=302, body="remind"),
    },
    "talent:mend": {
        "GET": Door("run", "organization"),
        "POST": Door("run", "organization", body="mend"),
    },
    "talent:dates": change("run", "organization", "dates"),
    "talent:extend": change("extend", "executive_of_organization", "more_time"),
    "talent:end_extension": act("extension", "extension"),
    "talent:reminders": page("charge", "reminder"),
    "talent:announcements": {
        "GET": Door("announced"),
        "POST": Door("ochro", done=302, body="announcement"),
    },
    "talent:threads": page("ochro"),
    "talent:thread": change("thread", "dossier", "message"),
    # positions and their successors
    "talent:positions": page("looks_after_positions"),
    "talent:position": {
        "GET": Door("position", "position", reads="many"),
        "POST": Door("position_written", "position_to_assess", done=302, body="assess_position"),
    },
    "talent:position_answer": act(
        "position_written", "position_to_assess", "position_answer", done=200
    ),
    "talent:position_reopen": act("position_written", "position"),
    "talent:slate_add": act("position_written", "position", "successor"),
    "talent:slate_empty": act("position_written", "position", "no_reason"),
    "talent:successor": {
        "GET": Door("successor", "successor", reads="follower"),
        "POST": Door("successor", "successor", done=302, body="readiness"),
    },
    "talent:slates": page("assessed", "person", reads="one"),
    # review committee and approval
    "talent:sessions": {
        "GET": Door("convenes"),
        "POST": Door("convened", done=302, body="session"),
    },
    "talent:session": {
        "GET": (Door("session", "session"), Door("session", "planned_session")),
        "POST": Door("session_led", "session", done=302, body="minutes"),
    },
    "talent:session_move": act("session_led", "session_to_close"),
    "talent:session_presence": act("session_led", "session"),
    "talent:room": {
        "GET": (
            Door("session", "session", reads="many"),
            Door("session_planned", "planned_session", reads="many"),
        )
    },
    "talent:agenda": {
        "GET": (
            Door("session", "session", reads="many"),
            Door("session_planned", "planned_session", reads="many"),
        )
    },
    "talent:session_time": act("session_led", "session", "session_time"),
    "talent:trial": {
        "GET": (
            Door("session", "session", reads="many"),
            Door("session_planned", "planned_session", reads="many"),
        ),
        "POST": (
            Door("session", "session", body="trial", reads="many"),
            Door("session_planned", "planned_session", body="trial", reads="many"),
        ),
    },
    "talent:figures": {
        "GET": (Door("session", "session"), Door("session_planned", "planned_session"))
    },
    "talent:session_place": {
        "GET": Door("session_person", "session_person", reads="one"),
        "POST": Door("session_placed", "session_person_open", done=302, body="calibrate"),
    },
    "talent:session_person": {
        "GET": Door("session_person", "session_person", reads="one"),
        "POST": Door("session_placed", "session_person", done=302, body="item"),
    },
    "talent:session_step_out": act("session_placed", "session_person", "step_out"),
    "talent:session_item": act("session_item", "session_subject", "item"),
    "talent:approval": {
        "GET": Door("deputy_head", reads="many"),
        "POST": Door("deputy_head", done=302),
    },
    "talent:approve_one": {
        "GET": Door("approved", "assessment", reads="one"),
        "POST": (
            Door("approved", "done_assessment", done=302, body="send_back"),
            Door("approved", "begun_assessment", done=422, body="send_back", reads="one"),
        ),
    },
    # conversation and sharing
    "talent:conversation": {
        "GET": Door("both_sides", "person", reads="one"),
        "POST": Door("both_sides", "person", done=302, body="prepare"),
    },
    "talent:share": {
        "GET": Door("direct", "person", reads="one"),
        "POST": (
            Door("direct", "person_to_share", done=302, body="share"),
            Door("direct", "person_to_assess", done=422, body="share", reads="one"),
        ),
    },
    "talent:shared": page("shared", "person", reads="one"),
    # the Employee Information Portal, and what positions ask
    "talent:information": page("file", "person", reads=True),
    "talent:own_information": page("somebody", done=302),
    "talent:confirm": act("somebody"),
    "talent:contact": {
        "GET": Door("somebody", reads="self"),
        "POST": Door("somebody", done=302, body="contact"),
    },
    "talent:communities": {
        "GET": Door("somebody", reads="self"),
        "POST": Door("somebody", done=302, body="community"),
    },
    "talent:community_leave": act("own_thing", "membership"),
    "talent:entry_change": {
        "GET": Door("own_thing", "entry", reads="self"),
        "POST": Door("own_thing", "entry", done=302, body="entry_changed"),
    },
    "talent:entry_remove": {"POST": Door("own_thing", "entry", reads="self")},
    "talent:entry_add": {
        "GET": Door("somebody", "entry_kind", reads="self"),
        "POST": Door("somebody", "entry_kind", done=302, body="entry"),
    },
    "talent:required": change("keep", "position", "required", seen_by="card"),
    # the talent profile
    "talent:talent_profile": page("file", "person", reads=True),
    "talent:talent_profile_pdf": page("file", "person_in_french", reads=True),
    "talent:talent_profile_docx": page("file", "person_in_french", reads=True),
    # the executive's questionnaire
    "talent:questionnaire": page("somebody"),
    "talent:go_on": page("somebody", done=302),
    "talent:notice": {"GET": Door("somebody"), "POST": Door("asked", done=302)},
    "talent:section": {
        "GET": Door("writing", "own_section"),
        "POST": Door("writing", "own_section", done=302, body="section"),
    },
    "talent:answer": act("autosaved", "", "own_answer", done=200),
    "talent:check": page("writing"),
    "talent:decline": act("somebody"),
    "talent:move_questionnaire": act("begun", "submit_own"),
    "talent:answers": {
        "GET": (
            Door("answers", "answers", reads="one"),
            Door("own_thing", "draft_answers", reads="one"),
        ),
        "POST": (
            Door("return_answers", "answers_to_return", done=302, body="send_back"),
            Door("unsent_returned", "draft_answers", body="send_back"),
        ),
    },
    # submission to OCHRO
    "talent:submission_own": page("in_charge", done=302),
    "talent:submission": page("charge", "dossier"),
    "talent:submission_levels": act("charge", "dossier", "levels"),
    "talent:missing_reason": act("reason", "executive_of_dossier", "missing"),
    "talent:preview": page("charge", "dossier", reads="many"),
    "talent:preview_file": page("preview_file", "executive_of_dossier", reads="person"),
    "talent:preview_content": page("preview_whole", "dossier", reads="many"),
    "talent:submission_changes": page("charge", "dossier", reads="many"),
    "talent:send": change("charge", "dossier", "send"),
    # what was submitted
    "talent:submissions": page("ochro"),
    "talent:submitted_files": page("ochro", reads="many"),
    "talent:package": {
        "GET": (
            Door("package", "package", reads="many"),
            Door("package_taken_back", "withdrawn_package", reads="many"),
        )
    },
    "talent:package_content": page("package_whole", "package", reads="many"),
    "talent:package_changes": page("package_changes", "package", reads="many"),
    "talent:withdraw_package": act("package_withdrawn", "package"),
    "talent:decide_package": act("package_decided", "package", "decide"),
    "talent:submitted_file": page("submitted_file", "submitted_file", reads="person"),
    "packages:receipt": {"GET": (Door("package", "package"), Door("thread", "withdrawn_package"))},
    "packages:verify": page("signed_in"),
    # learning plans
    "learning:plan": {
        "GET": Door("shared", "person", reads="one"),
        "POST": Door("both_sides", "person", done=302, body="action"),
    },
    "learning:action": {
        "GET": Door("action", "action", reads="one"),
        "POST": Door("action", "action", done=302, body="action_changed"),
    },
    # reports
    "reports:figures": page("ochro"),
    "reports:build": act("ochro"),
}
