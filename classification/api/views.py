"""Job evaluation for other systems: the rules alone, no data of the service."""

from collections.abc import Mapping
from datetime import UTC, date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from classification.api.parsers import ByField
from classification.api.shapes import (
    EXAMPLE,
    WITH_DOLLARS,
    BenchmarkAnswer,
    EvaluationAnswer,
    EvaluationBody,
    MagnitudeAnswer,
)
from classification.choices import JobFunction, JobNature, Place
from classification.queries.benchmarks import Wanted, found_benchmarks
from classification.rules.benchmarks import Scored
from classification.rules.evaluation import Evaluation, evaluate
from classification.rules.magnitude import magnitude
from classification.rules.reading import charts
from classification.rules.refusing import Refused
from etms.api.bases import Asked, Strict
from etms.directory.choices import Level
from etms.formats import fill

WHOLE = ("communicating_influencing", "thinking_challenge", "magnitude")


class AmountQuery(Strict):
    """An amount in dollars of a day."""

    dollars = serializers.CharField(
        required=False, allow_blank=True, trim_whitespace=False, help_text="40000000 or 1250.50"
    )
    on = serializers.CharField(
        required=False,
        allow_blank=True,
        trim_whitespace=False,
        help_text="YYYY-MM-DD, up to today in UTC",
    )


class BenchmarksQuery(Strict):
    """By what benchmark positions are found."""

    q = serializers.CharField(required=False, max_length=100, help_text="words of the title")
    level = serializers.ChoiceField(Level.choices, required=False)
    function = serializers.ChoiceField(JobFunction.choices, required=False)
    nature = serializers.ChoiceField(JobNature.choices, required=False)
    place = serializers.ChoiceField(Place.choices, required=False)


def _refusal(refused: Refused) -> exceptions.ValidationError:
    """The fields of a refusal, each with its reasons in words."""
    fields: dict[str, list[str]] = {}
    for fault in refused.faults:
        fields.setdefault(fault.field, []).append(fill(fault.code.label, fault.values))
    return exceptions.ValidationError(fields)


def _today() -> date:
    """Other systems may write the day of UTC, which begins before that of Canada."""
    return timezone.now().astimezone(UTC).date()


class EvaluateView(Asked, APIView):
    """An evaluation by the guide charts in force today; nothing is kept."""

    parser_classes = [ByField]

    @extend_schema(
        operation_id="evaluate",
        request=EvaluationBody,
        responses=EvaluationAnswer,
        examples=[
            OpenApiExample("degrees", value=EXAMPLE, request_only=True),
            OpenApiExample("dollars", value=WITH_DOLLARS, request_only=True),
        ],
    )
    def post(self, request):
        if not isinstance(request.data, Mapping):
            raise exceptions.ParseError(_("This is not an object of JSON."))
        try:
            found = evaluate(request.data, on=_today())
        except Refused as refused:
            raise _refusal(refused) from None
        return Response(_in_words(found))


def _in_words(found: Evaluation) -> dict[str, Any]:
    """The answer of the engine, with the sentence and the source of each check."""
    checks = [
        {
            "code": each.code.value,
            "grade": each.grade.value,
            "text": fill(each.code.label, each.values),
            "source": str(each.source.label),
        }
        for each in found.checks
    ]
    return found.answer() | {"checks": checks}


class MagnitudeView(Asked, APIView):
    """The degree of magnitude of an amount, by the index in force on its day."""

    query_class = AmountQuery

    @extend_schema(operation_id="magnitude", responses=MagnitudeAnswer)
    def get(self, request):
        try:
            return Response(magnitude(self.asked, as_of=_today()).answer())
        except Refused as refused:
            raise _refusal(refused) from None


class BenchmarksView(Asked, APIView):
    """The benchmark positions in force today, in the order of the index of the standard."""

    query_class = BenchmarksQuery

    @extend_schema(operation_id="benchmarks", responses=BenchmarkAnswer)
    def get(self, request):
        standard = charts(on=_today())
        found = found_benchmarks(Wanted(**self.asked), standard=standard)
        return Response({"total": len(found), "results": [_benchmark(each) for each in found]})


def _benchmark(found: Scored) -> dict[str, Any]:
    kept, figures = found.benchmark, found.figures
    degrees: dict[str, Any] = found.degrees.asked()
    return {
        "number": kept.number,
        "title_en": kept.title_en,
        "title_fr": kept.title_fr,
        "function": kept.function,
        "nature": kept.nature,
        "place": kept.place,
        "degrees": degrees | {name: int(degrees[name]) for name in WHOLE},
        "know_how": figures.know_how,
        "problem_solving_percent": figures.percent,
        "problem_solving": figures.problem_solving,
        "accountability": figures.accountability,
        "total": figures.total,
        "level": figures.level,
        "profile": figures.profile,
    }
