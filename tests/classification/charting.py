"""What the tests of the guide charts have in common: an evaluation with dimensions."""

from datetime import date

from tests.classification.evaluating import signed, standing
from tests.factories import classification as make

HALF = {
    "practical_technical": "F",
    "practical_technical_pull": "+",
    "planning_organizing": "II",
    "communicating_influencing": "3",
    "thinking_environment": "F",
}

# A whole page: each choice beside what it was given.
WHOLE = {
    "know_how": ("", "F II 3"),
    "practical_technical_pull": ("", "+"),
    "planning_organizing_pull": ("", ""),
    "problem_solving": ("", "E 4"),
    "thinking_environment_pull": ("", "+"),
    "thinking_challenge_pull": ("", ""),
    "accountability": ("", "E 2 P"),
    "freedom_to_act_pull": ("", "+"),
    "magnitude_pull": ("", ""),
    "impact_pull": ("", ""),
}


def measured(desk):
    """A signed description with an own budget and payments that only pass through."""
    found = signed(desk)
    make.written(make.dimension, found)
    make.written(
        make.dimension,
        found,
        kind="grants",
        name_en="Grants and contributions to partners",
        name_fr="Subventions et contributions aux partenaires",
        amount="1000000000.00",
        order=1,
    )
    make.written(
        make.dimension,
        found,
        kind="transfers",
        name_en="Payments to provinces",
        name_fr="Paiements aux provinces",
        amount="3000000000.00",
        passes_through=True,
        on=date(2023, 4, 1),
        order=2,
    )
    return found


def together(desk, degrees=None, **more):
    """The consensus of a member, open."""
    return standing(
        desk, "consensus", degrees=degrees, seats=[desk.member], description=measured(desk), **more
    )


def alone(desk, degrees=None, estimate="L"):
    """A member alone, who has estimated the profile; half of the charts is chosen."""
    found = standing(desk, "alone", description=measured(desk))
    row = make.written(
        make.seat, found, desk.member, degrees=degrees, estimate=estimate, chair=True
    )
    return row, found


def page_of(found, part=""):
    return f"/classification/evaluations/{found.pk}/charts/{part}"


def choose(client, found, name, base, *values):
    sent = {"name": name, "base": base, "value": list(values)}
    return client.post(page_of(found, "choice/"), sent)


def as_page(**chosen):
    """A page that sends choices, each beside what it was given."""
    sent = {}
    for name, (given, value) in chosen.items():
        sent |= {f"base.{name}": given, name: value}
    return sent
