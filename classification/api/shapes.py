"""The bodies of the API of job evaluation, as its description tells them.

The engine itself reads what comes in (rules/reading.py): these shapes only describe it.
"""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from classification.choices import Grade

EXAMPLE = {
    "practical_technical": "F",
    "practical_technical_pull": "+",
    "planning_organizing": "II",
    "planning_organizing_pull": "",
    "communicating_influencing": 3,
    "thinking_environment": "E",
    "thinking_environment_pull": "+",
    "thinking_challenge": 4,
    "thinking_challenge_pull": "",
    "freedom_to_act": "E",
    "freedom_to_act_pull": "+",
    "magnitude": 2,
    "magnitude_pull": "",
    "impact": "P",
    "impact_pull": "",
}
WITH_DOLLARS = EXAMPLE | {"magnitude": {"dollars": "40000000", "on": "2024-04-01"}}
WHOLE = {"oneOf": [{"type": "integer"}, {"type": "string"}]}
DOLLARS = {
    "type": "object",
    "required": ["dollars", "on"],
    "additionalProperties": False,
    "properties": {
        "dollars": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        "on": {"type": "string", "format": "date"},
    },
}


@extend_schema_field(WHOLE)
class Whole(serializers.Field):
    """A degree that is a number."""


@extend_schema_field({"oneOf": [*WHOLE["oneOf"], DOLLARS]})
class Amount(serializers.Field):
    """A degree of magnitude, or dollars of a day."""


def _letter(text: str) -> serializers.Field:
    return serializers.CharField(help_text=text)


def _pull(text: str = "+ or -, or nothing") -> serializers.Field:
    return serializers.CharField(required=False, allow_blank=True, allow_null=True, help_text=text)


class EvaluationBody(serializers.Serializer):
    """The degrees of a position; a missing pull means none."""

    practical_technical = _letter("E to H")
    practical_technical_pull = _pull()
    planning_organizing = _letter("II to V")
    planning_organizing_pull = _pull()
    communicating_influencing = Whole(help_text="1 to 3; takes no pull")
    thinking_environment = _letter("D to H")
    thinking_environment_pull = _pull("+ or nothing")
    thinking_challenge = Whole(help_text="3 to 5")
    thinking_challenge_pull = _pull("+ or nothing")
    freedom_to_act = _letter("D to H")
    freedom_to_act_pull = _pull("++, +, - or --, or nothing")
    magnitude = Amount(help_text="1 to 7, or an amount in dollars of a day")
    magnitude_pull = _pull("+ or -, or nothing; dollars give their own")
    impact = _letter("I, C, S or P")
    impact_pull = _pull("+ or -, or nothing; P takes none")


class CheckAnswer(serializers.Serializer):
    """What the standard says of the evaluation: advice, never a block."""

    code = serializers.CharField()
    grade = serializers.ChoiceField(Grade.choices)
    text = serializers.CharField(help_text="in the language of the request")
    source = serializers.CharField(help_text="where it stands; in the language of the request")


class MagnitudeAnswer(serializers.Serializer):
    """The degree of an amount, with the working."""

    degree = serializers.IntegerField()
    pull = serializers.CharField(allow_blank=True)
    constant_dollars = serializers.CharField()
    index = serializers.CharField()


class FiguresAnswer(serializers.Serializer):
    """The figures of a position."""

    know_how = serializers.IntegerField()
    problem_solving_percent = serializers.IntegerField()
    problem_solving = serializers.IntegerField()
    accountability = serializers.IntegerField()
    total = serializers.IntegerField()
    level = serializers.CharField(allow_null=True, help_text="null below the group")
    profile = serializers.CharField()


class EvaluationAnswer(FiguresAnswer):
    """The figures of an evaluation with its checks."""

    checks = CheckAnswer(many=True)
    magnitude = MagnitudeAnswer(required=False, help_text="where it was read from dollars")


class DegreesAnswer(EvaluationBody):
    """The degrees of a benchmark position, as an evaluation takes them."""

    communicating_influencing = serializers.IntegerField()
    thinking_challenge = serializers.IntegerField()
    magnitude = serializers.IntegerField()


class OneBenchmark(FiguresAnswer):
    """A benchmark position. Function, nature and place are read from its title, for finding."""

    number = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    function = serializers.CharField()
    nature = serializers.CharField()
    place = serializers.CharField()
    degrees = DegreesAnswer()


class BenchmarkAnswer(serializers.Serializer):
    """Benchmark positions in the order of the index."""

    total = serializers.IntegerField()
    results = OneBenchmark(many=True)
