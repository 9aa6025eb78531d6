"""One position: the questions, the slate, and candidates found by name."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.answers import screens as answers
from etms.answers.forms import AnswersForm
from etms.answers.queries import answers_by_key
from etms.answers.services import Conflict
from etms.bilingual import language
from etms.cycles.choices import Portal
from etms.cycles.queries import questions
from etms.directory import queries as directory
from etms.directory import stays
from etms.directory.access import card_scope
from etms.directory.models import Position, PositionTerms
from talent.access.positions import ground_on, slate_of
from talent.choices import CoverState, PositionState
from talent.models import Successor
from talent.queries import positions as queries
from talent.rules import positions as rules
from talent.screens.positions.listing import TONES, list_url, reasons_of


def position_page(
    request,
    position: Position,
    cycle,
    *,
    form: AnswersForm | None = None,
    conflicts: Iterable[Conflict] = (),
    missing: Iterable[str] = (),
    slate_forms: dict[str, Any],
) -> dict[str, Any]:
    """One position: the questions, the slate, and candidates found by name."""
    user = request.user
    standing = door.standing(user)
    terms = PositionTerms.objects.on(standing.on).filter(position=position)
    terms = terms.select_related("unit").first()
    sheet = queries.sheet_of(position, cycle)
    return {
        "position": position,
        "terms": terms,
        "cycle": cycle,
        "incumbent": directory.incumbent_of(position, on=standing.on),
        "trail": [(_("Positions"), list_url(user, terms and terms.unit.organization_id))],
        "sheet": sheet,
        "complete": bool(sheet and sheet.state == PositionState.COMPLETE),
        "critical": sheet.critical if sheet else None,
        "decision": door.can(user, "talent.assess_position", position),
        "said": "",
        "words": request.GET.get("q", "")[:100],
        "readers": readers(),
        "ground": ground_on(user, position),
        **_asked(position, cycle, sheet, form=form, conflicts=conflicts, missing=missing),
        **_slate(request, position, sheet),
        **slate_forms,
    }


def _asked(
    position: Position,
    cycle,
    sheet,
    *,
    form: AnswersForm | None,
    conflicts: Iterable[Conflict],
    missing: Iterable[str],
) -> dict[str, Any]:
    """The questions by section, with what lacks and what is wrong."""
    asked = questions(cycle, Portal.POSITION)
    fields = answers.fields(
        questions=[question for _heading, found in asked for question in found],
        answers=answers_by_key(sheet.answers.all()) if sheet else {},
        last=answers_by_key(queries.last_answers(position, cycle)),
        form=form,
        conflicts=conflicts,
    )
    gaps = set(missing)
    return {
        "sections": [
            (heading, [f for f in fields if f.question in found]) for heading, found in asked
        ],
        "wrong": answers.Wrong(fields),
        "gaps": [f for f in fields if f.question.code in gaps],
    }


def _slate(request, position: Position, sheet) -> dict[str, Any]:
    """Who stands on the slate, and what it covers; candidates found by name."""
    everybody = list(slate_of(request.user, position).select_related("person"))
    on_it = [each for each in everybody if each.removed_at is None]
    coverage = rules.coverage(
        [each.readiness for each in on_it if not each.interim],
        interim=sum(1 for each in on_it if each.interim),
        left_empty=bool(sheet and sheet.left_empty_because),
    )
    return {
        "cover": str(CoverState(coverage.state).label),
        "tone": TONES[coverage.state],
        "reasons": reasons_of(coverage),
        "slate": [each for each in on_it if not each.interim],
        "interim": [each for each in on_it if each.interim],
        "former": [each for each in everybody if each.removed_at is not None],
        "candidates": candidates(request, on_it),
    }


def trail_of(position: Position, *, on) -> list[tuple[str, str]]:
    """The way to a page about a position, through the position by its title of a day."""
    terms = PositionTerms.objects.on(on).filter(position=position).first()
    title = str(terms.title if terms else position)
    page = reverse("talent:position", args=[position.pk])
    return [(_("Positions"), reverse("talent:positions")), (title, page)]


def readers() -> str:
    """Who reads a slate, as talent/access/positions.py has it."""
    return _(
        "The manager of this position, the deputy head and the delegate of the cycle read this. "
        "Nobody sees that they stand on a slate."
    )


def candidates(request, there: list[Successor]) -> list[dict[str, Any]]:
    """People found by name among those whose card the reader sees, never the reader themselves."""
    words = request.GET.get("q", "")[:100]
    if not words.strip():
        return []
    found = (
        directory.cards(on=door.standing(request.user).on)
        .filter(card_scope(request.user), person__words__begins=words)
        .exclude(person__in=[each.person_id for each in there])
        .exclude(person=door.standing(request.user).person)
        .order_by("person__sort_name", "pk")[:10]
    )
    return [
        {
            "person": card.person,
            "level": stays.level_label(card.level),
            "title": getattr(card, f"title_{language()}"),
            "unit": getattr(card, f"unit_name_{language()}"),
        }
        for card in found
    ]
