"""Who may see and do what with job descriptions and evaluations; pages and API begin here."""

from classification.access.comparing import compared_organizations, comparing_ground
from classification.access.descriptions import (
    adviser_of,
    description_ground,
    in_charge_of,
    organization_of,
    position_ground,
    readable_descriptions,
    visible_descriptions,
    visible_positions,
)
from classification.access.evaluations import (
    evaluation_ground,
    evaluation_with_seat,
    readable_evaluations,
    reads_persons,
    seat_of,
    seats_for,
    visible_evaluations,
    whole_seat,
)
from classification.access.out_of_sight import evaluated_by, evaluates_superior

__all__ = [
    "adviser_of",
    "compared_organizations",
    "comparing_ground",
    "description_ground",
    "evaluated_by",
    "evaluates_superior",
    "evaluation_ground",
    "evaluation_with_seat",
    "in_charge_of",
    "organization_of",
    "position_ground",
    "readable_descriptions",
    "readable_evaluations",
    "reads_persons",
    "seat_of",
    "seats_for",
    "visible_descriptions",
    "visible_evaluations",
    "visible_positions",
    "whole_seat",
]
