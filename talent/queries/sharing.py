"""What would be shared of an assessment now, and what was shared before."""

from typing import Any

from django.db.models import QuerySet

from etms.answers import rules as answers
from talent.models import Assessment, Share


def content_of(assessment: Assessment) -> dict[str, Any]:
    """What the executive would read: the placement and the answers that are for them.

    In both languages, in the wording of their own questions, so that it stays readable for ever.
    """
    competencies = list(assessment.cycle.competencies.rows.all())
    parts = {c.code: {"en": c.name_en, "fr": c.name_fr} for c in competencies}
    order = list(parts)
    rows = assessment.answers.select_related("question").filter(question__shared=True)
    told = [row for row in rows if not answers.is_empty(row.value)]
    told.sort(key=lambda row: (row.question.order, order.index(row.part) if row.part else 0))
    placement = assessment.placement
    return {
        "placement": placement
        and {"code": placement.code, "en": placement.name_en, "fr": placement.name_fr},
        "answers": [_told(row, parts, competencies) for row in told],
    }


def _told(row, parts: dict[str, dict[str, str]], competencies: list) -> dict[str, Any]:
    question = row.question
    return {
        "name": f"{question.code}.{row.part}" if row.part else question.code,
        "question": {"en": question.name_en, "fr": question.name_fr},
        "part": parts.get(row.part),
        "value": row.value,
        "shown": {
            language: answers.shown(question, row.value, language, competencies=competencies)
            for language in ("en", "fr")
        },
    }


def shares_of(person) -> QuerySet[Share]:
    """What was shared with a person in all cycles, newest first."""
    return (
        Share.objects.filter(assessment__person=person)
        .select_related("assessment__cycle", "by__person")
        .order_by("-id")
    )


def last_share(assessment: Assessment) -> Share | None:
    return assessment.shares.order_by("-id").first()
