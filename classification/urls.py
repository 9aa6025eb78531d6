"""The addresses of classification."""

from django.urls import path, register_converter

from classification.views import (
    benchmarks,
    charts,
    comparing,
    deciding,
    descriptions,
    evaluating,
    files,
    judging,
    organizations,
    positions,
)

app_name = "classification"


class _Move:
    """A word of a closed list in an address."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DescriptionMove(_Move):
    regex = "sign|reopen|discard"


class EvaluationMove(_Move):
    regex = "open|discuss"


class FileLanguage(_Move):
    regex = "|".join(files.LANGUAGES)


register_converter(FileLanguage, "file_language")
register_converter(DescriptionMove, "description_move")
register_converter(EvaluationMove, "evaluation_move")

urlpatterns = [
    # positions and their descriptions
    path("", positions.positions, name="positions"),
    path("positions/<int:pk>/", positions.position, name="position"),
    path("positions/<int:pk>/describe/", descriptions.begin, name="describe"),
    path("positions/<int:pk>/evaluate/", evaluating.begin, name="evaluate"),
    path("descriptions/<int:pk>/", descriptions.description, name="description"),
    path("descriptions/<int:pk>/write/", descriptions.write, name="write"),
    path("descriptions/<int:pk>/changes/", descriptions.changes, name="changes"),
    path("descriptions/<int:pk>/enforce/", descriptions.enforce, name="enforce"),
    path(
        "descriptions/<int:pk>/<description_move:action>/",
        descriptions.move,
        name="move_description",
    ),
    # an evaluation, and its committee
    path("evaluations/", evaluating.evaluations, name="evaluations"),
    path("evaluations/<int:pk>/", evaluating.evaluation, name="evaluation"),
    path("evaluations/<int:pk>/allocation/", evaluating.allocation, name="allocation"),
    path("evaluations/<int:pk>/charts/", charts.charts, name="charts"),
    path("evaluations/<int:pk>/charts/choice/", charts.chart_choice, name="chart_choice"),
    path("evaluations/<int:pk>/charts/points/", charts.chart_points, name="chart_points"),
    path("evaluations/<int:pk>/committee/", evaluating.committee, name="committee"),
    path(
        "evaluations/<int:pk>/committee/<int:seat>/remove/",
        evaluating.unseat,
        name="unseat",
    ),
    path("evaluations/<int:pk>/withdraw/", deciding.withdraw, name="withdraw"),
    path("evaluations/<int:pk>/recommend/", deciding.recommend, name="recommend"),
    path("evaluations/<int:pk>/decision/", deciding.decision, name="decision"),
    path("evaluations/<int:pk>/return/", deciding.send_back, name="return"),
    # the file of it: taken away, and how it was signed
    path("evaluations/<int:pk>/file/<file_language:language>/", files.file_pdf, name="file_pdf"),
    path("evaluations/<int:pk>/signed/", files.signed, name="signed"),
    # degrees, alone and together
    path("evaluations/<int:pk>/alone/", judging.alone, name="alone"),
    path("evaluations/<int:pk>/alone/estimate/", judging.estimate, name="estimate"),
    path("evaluations/<int:pk>/alone/submit/", judging.submit, name="submit"),
    path("evaluations/<int:pk>/consensus/", judging.consensus, name="consensus"),
    path("evaluations/<int:pk>/rationale/", comparing.rationale, name="rationale"),
    path(
        "evaluations/<int:pk>/rationale/<slug:field>/",
        comparing.write_rationale,
        name="write_rationale",
    ),
    path("evaluations/<int:pk>/comparators/", comparing.comparators, name="comparators"),
    path(
        "evaluations/<int:pk>/comparators/<slug:number>/remove/",
        comparing.uncite,
        name="uncite",
    ),
    path(
        "evaluations/<int:pk>/comparators/<slug:number>/<slug:factor>/cite/",
        comparing.cite_for,
        name="cite_for",
    ),
    # beside others: benchmark positions, the line, the organization
    path("evaluations/<int:pk>/nearest/", benchmarks.nearest, name="nearest"),
    path("evaluations/<int:pk>/neighbours/", organizations.neighbours, name="neighbours"),
    path("benchmarks/", benchmarks.benchmarks, name="benchmarks"),
    path("benchmarks/<slug:number>/", benchmarks.benchmark, name="benchmark"),
    path("organizations/", organizations.organizations, name="organizations"),
    path("organizations/<int:pk>/ranking/", organizations.ranking, name="ranking"),
    path(
        "organizations/<int:pk>/ranking/<file_language:language>/",
        organizations.ranking_csv,
        name="ranking_csv",
    ),
    path("organizations/<int:pk>/review/", organizations.review, name="review"),
    path(
        "evaluations/<int:pk>/<evaluation_move:action>/",
        evaluating.move,
        name="move_evaluation",
    ),
]
