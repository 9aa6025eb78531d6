"""The cycle that runs, asked once in a request however many pages and entries want it."""

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from etms.cycles.choices import Portal, QuestionKind, StageCode, State
from etms.cycles.models import Cycle, Question, Stage


def cycle_of(standing) -> Cycle | None:
    """The published cycle of the reader's day, kept with their standing for the request.

    `answers_from` is the first day of its employee section, `minutes` what its questionnaire
    takes.
    """
    kept = standing.__dict__
    if "running_cycle" not in kept:
        kept["running_cycle"] = _running(standing.on)
    return kept["running_cycle"]


def _running(on) -> Cycle | None:
    stage = Stage.objects.filter(cycle=OuterRef("pk"), code=StageCode.EMPLOYEE)
    headings = Question.objects.filter(
        version=OuterRef("questions"), portal=Portal.TALENT, kind=QuestionKind.SECTION
    )
    total = headings.order_by().values("version").annotate(total=Sum("minutes")).values("total")
    found = Cycle.objects.filter(state=State.PUBLISHED, starts_on__lte=on, ends_on__gte=on)
    return found.annotate(
        answers_from=Subquery(stage.values("opens_on")[:1]), minutes=Coalesce(Subquery(total), 0)
    ).first()
