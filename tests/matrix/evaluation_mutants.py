"""Loosened rules of job evaluation: at which door each must show."""

YES = (
    ("classification.read_position", "classification:position"),
    ("classification.read_description", "classification:description"),
    ("classification.write_description", "classification:write"),
    ("classification.sign_description", "classification:move_description"),
    ("classification.enforce_description", "classification:enforce"),
    ("classification.begin", "classification:evaluate"),
    ("classification.read_evaluation", "classification:evaluation"),
    ("classification.read_file", "classification:committee"),
    ("classification.take_file", "classification:file_pdf"),
    ("classification.read_consensus", "classification:consensus"),
    ("classification.sit", "classification:alone"),
    ("classification.run", "classification:withdraw"),
    ("classification.lead", "classification:recommend"),
    ("classification.evaluate", "classification:estimate"),
    ("classification.agree", "classification:write_rationale"),
    ("classification.decide", "classification:decision"),
    ("classification.compare", "classification:ranking"),
)
EVALUATION, DESCRIPTION = "classification:evaluation", "classification:description"
ORGANIZATIONS = "frozenset(JobEvaluation.objects.values_list('organization', flat=True))"
# Scopes and rules that let everything through: the function, what it says then, the door.
EVERYTHING = (
    ("classification.access.descriptions:visible_positions", "Position.objects.all()",
     "classification:position"),
    ("classification.access.descriptions:visible_descriptions", "JobDescription.objects.all()",
     DESCRIPTION),
    ("classification.access.descriptions:description_ground", "'adviser'", DESCRIPTION),
    ("classification.access.descriptions:position_ground", "'adviser'",
     "classification:position"),
    ("classification.access.descriptions:adviser_of", "access.standing(user).organizations",
     "classification:withdraw"),
    ("classification.access.descriptions:in_charge_of", "access.standing(user).organizations",
     "classification:positions"),
    ("classification.access.descriptions:managed_positions",
     "frozenset(Position.objects.values_list('pk', flat=True))",
     "classification:move_description"),
    ("classification.access.descriptions:holds", "True", EVALUATION),
    ("classification.access.descriptions:positions_evaluated_by",
     "Seat.objects.values('evaluation__position')", "classification:position"),
    ("classification.access.descriptions:_evaluates", "True", DESCRIPTION),
    ("classification.access.evaluations:visible_evaluations", "JobEvaluation.objects.all()",
     EVALUATION),
    ("classification.access.evaluations:readable_evaluations", "JobEvaluation.objects.all()",
     "classification:evaluations"),
    ("classification.access.evaluations:evaluation_ground", "'adviser'", EVALUATION),
    ("classification.access.evaluations:_ground", "'adviser'", EVALUATION),
    ("classification.access.evaluations:reads_persons", "True", "classification:committee"),
    ("classification.access.evaluations:seat_of", "evaluation.seats.first()", EVALUATION),
    ("classification.access.evaluations:_runs", "True", "classification:withdraw"),
    ("classification.access.evaluations:_sits", "True", "classification:write_rationale"),
)  # fmt: skip
NOT_ALONE: dict[str, str] = {}
# Functions of access rooms that are neither permissions nor loosened above: why.
NO_SCOPES = {
    "classification.access.comparing:compared_organizations": "names of organizations alone",
    "classification.access.comparing:comparing_ground": "a fact: on what ground it was opened",
    "classification.access.descriptions:organization_of": "a fact: where a position belongs",
    "classification.access.descriptions:_held": "a fact: what somebody holds",
    "classification.access.descriptions:readable_descriptions": (
        "a list of versions shows no word of theirs; proved in the tests of the services"
    ),
    "classification.access.descriptions:apart": "proved in the tests of the services",
    "classification.access.descriptions:deny_apart": "a refusal",
    "classification.access.out_of_sight:evaluated_by": "closes; proved in its own tests",
    "classification.access.out_of_sight:evaluates_now": "closes; proved in its own tests",
    "classification.access.out_of_sight:evaluates_superior": "closes; proved in its own tests",
    "classification.access.out_of_sight:known_of": "what these two are told beforehand",
    "classification.access.out_of_sight:deny_before": "a refusal",
    "classification.access.out_of_sight:was_before": "closes; proved in its own tests",
    "classification.access.evaluations:evaluation_with_seat": "asks visible_evaluations",
    "classification.access.evaluations:whole_seat": "one's own, which seat_of has found",
    "classification.access.evaluations:seats_for": "proved in the tests of the services",
}
