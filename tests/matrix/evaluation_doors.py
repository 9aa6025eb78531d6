"""Doors of job evaluation."""

from tests.matrix.door import Door, act, page

DOORS = {
    "classification:positions": page("looks_after_evaluations"),
    "classification:evaluations": page("signed_in"),
    "classification:position": page("described", "position"),
    # job descriptions
    "classification:describe": act("written", "position"),
    "classification:description": {
        "GET": (Door("described", "description"), Door("drafted", "draft_description"))
    },
    "classification:write": {
        "GET": Door("written", "draft_description"),
        "POST": Door("written", "draft_description", done=302, body="description"),
    },
    "classification:changes": page("drafted", "draft_description"),
    "classification:enforce": act("advised", "draft_description", "enforce", done=422),
    "classification:move_description": {
        "POST": (
            Door("direct", "description_to_sign", done=302, body="read"),
            Door("written", "description_to_discard", done=302, body="read"),
        )
    },
    # an evaluation
    "classification:evaluate": {
        "GET": Door("advised", "position"),
        "POST": Door("advised", "evaluated_position", done=422, body="evaluate"),
    },
    "classification:evaluation": {
        "GET": (
            Door("under_way", "evaluation"),
            Door("decided", "decided_evaluation", reads="many"),
        )
    },
    "classification:allocation": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation")),
        "POST": Door("advised", "evaluation", done=302, body="allocation"),
    },
    "classification:committee": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation")),
        "POST": Door("advised", "evaluation", done=302, body="seat"),
    },
    "classification:unseat": act("advised", "evaluation_seat"),
    "classification:withdraw": act("advised", "evaluation", "withdraw"),
    "classification:recommend": act("led", "evaluation", "recommend"),
    "classification:decision": {
        "GET": (
            Door("deciding", "recommended_evaluation", reads="many"),
            Door("deciding", "evaluation", done=302),
        ),
        "POST": (
            Door("deciding", "recommended_evaluation", done=302, body="decide_evaluation"),
            Door("deciding", "evaluation", done=302, body="decide_evaluation"),
        ),
    },
    "classification:return": act("deciding", "recommended_evaluation", "return_evaluation"),
    # its file: a draft before the deputy head, then signed
    "classification:file_pdf": {
        "GET": (
            Door("deciding", "recommended_file_in_french", reads="many"),
            Door("decided_file", "decided_file_in_french", reads="many"),
        )
    },
    "classification:signed": page("decided_file", "decided_evaluation"),
    "classification:move_evaluation": {
        "POST": (
            Door("advised", "evaluation_to_open", done=302),
            Door("led", "evaluation_to_discuss", done=302),
        )
    },
    # what is judged, alone and together
    "classification:alone": {
        "GET": (Door("alone_now", "alone_evaluation"), Door("seated", "evaluation"))
    },
    "classification:estimate": {
        "POST": (
            Door("alone_now", "alone_evaluation", done=302, body="estimate"),
            Door("not_now", "evaluation", body="estimate"),
        )
    },
    "classification:submit": {
        "POST": (Door("alone_now", "alone_evaluation", done=302), Door("not_now", "evaluation"))
    },
    "classification:consensus": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation"))
    },
    # the guide charts: the page, one choice, the points (which write nothing)
    "classification:charts": {
        "GET": (Door("alone_now", "alone_evaluation"), Door("agreed", "evaluation")),
        "POST": (
            Door("alone_now", "alone_evaluation", done=302, body="charts"),
            Door("agreed", "evaluation", done=302, body="charts"),
        ),
    },
    "classification:chart_choice": {
        "POST": (
            Door("alone_now", "alone_evaluation", body="choice"),
            Door("agreed", "evaluation", body="choice"),
        )
    },
    "classification:chart_points": {
        "POST": (
            Door("alone_now", "alone_evaluation", body="charts"),
            Door("agreed", "evaluation", body="charts"),
        )
    },
    "classification:rationale": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation"))
    },
    "classification:write_rationale": act("agreed", "evaluation_reason", "reason"),
    "classification:comparators": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation")),
        "POST": Door("agreed", "evaluation", done=302, body="comparator"),
    },
    "classification:cite_for": act("agreed", "evaluation_factor"),
    "classification:uncite": act("agreed", "evaluation_comparator", "uncite"),
    # beside others: benchmark positions, the line, the organization
    "classification:nearest": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation"))
    },
    "classification:neighbours": {
        "GET": (Door("under_way", "evaluation"), Door("decided_file", "decided_evaluation"))
    },
    "classification:benchmarks": page("signed_in"),
    "classification:benchmark": page("signed_in", url="/classification/benchmarks/19-B/"),
    "classification:organizations": page("compares"),
    "classification:ranking": page("compared", "organization"),
    "classification:ranking_csv": page("compared", "organization_in_french", reads="many"),
    "classification:review": page("compared", "organization"),
}
