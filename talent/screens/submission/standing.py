"""Where the submission stands, what is in the way, and the way on."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from etms import access as door
from etms.cycles.choices import StageCode, Submission
from etms.packages import queries as packages
from etms.packages.choices import STANDING, PackageState
from etms.packages.screens import TONES, signed_by_each
from etms.tables import Column
from talent.access.submission import PURPOSE, closed_to
from talent.forms.submission import LevelsForm
from talent.queries import submission as queries
from talent.queries.submission import Line, Preparation
from talent.screens import gaps
from talent.screens.organizations import choice_of
from talent.screens.slices import slice_of
from talent.screens.submission.parts import figures, trail


@dataclass(frozen=True)
class Obstacle:
    """One file in the way: whose, by which rule, and for each cause the way to its page."""

    line: Line
    name: str
    url: str
    rule: str
    causes: list[tuple[str, str]]
    closed: bool


def _address(organization: int) -> str:
    return f"{reverse('talent:submission_own')}?organization={organization}"


def submission_page(dossier, *, request) -> dict[str, Any]:
    """Where the submission stands, what is in the way, and the way on."""
    user, on = request.user, door.standing(request.user).on
    stage = dossier.cycle.stages.filter(code=StageCode.SUBMISSION).first()
    turns = list(packages.turns(purpose=PURPOSE, dossier=dossier))
    signed = signed_by_each(turns)
    settled = queries.settled(dossier, turns[0] if turns else None, on=on)
    now = _as_it_went(turns) if settled else _as_it_stands(dossier, request=request)
    return now | {
        "settled": settled,
        "trail": trail(),
        "dossier": dossier,
        "organizations": choice_of(user, dossier.organization_id, _address),
        "stage": stage,
        "days_left": (stage.closes_on - on).days if stage and stage.closes_on else None,
        "run": door.can(user, "talent.run", dossier.organization),
        "submit": door.can(user, "talent.submit_package", dossier),
        "last": _last(turns, signed, user),
        "turns": [(turn, TONES[PackageState(turn.state)], signed[turn.pk]) for turn in turns],
        "turn_columns": [
            Column(_("Receipt")),
            Column(_("State")),
            Column(_("Submitted")),
            Column(_("By")),
            Column(_("Files sent"), number=True),
        ],
    }


def _as_it_stands(dossier, *, request) -> dict[str, Any]:
    """What would go today, and what is in the way."""
    user = request.user
    prepared = queries.preparation(dossier, on=door.standing(user).on)
    closed = closed_to(user)
    leads = door.standing(user).deputy_head_of == dossier.organization_id
    obstacles = [_obstacle(line, closed, leads=leads) for line in _in_the_way(prepared)]
    return {
        "prepared": prepared,
        "blocking": len(prepared.blocking),
        "figures": figures(prepared.counts, ahead=True),
        "page": slice_of(obstacles, request),
        "levels": levels_form(prepared),
    }


def _as_it_went(turns: list) -> dict[str, Any]:
    """The counts of the package that stands; none where nothing does."""
    stands = bool(turns) and turns[0].state in STANDING
    return {"figures": figures(turns[0].counts) if stands else []}


def _in_the_way(prepared: Preparation) -> list[Line]:
    """Files that stop the package first, then expected ones whose reason was said."""
    waiting = [line for line in prepared.lines if line.needs_reason and not line.blocks]
    required = [line for line in prepared.blocking if not line.needs_reason]
    unsaid = [line for line in prepared.blocking if line.needs_reason]
    return required + unsaid + waiting


def _rule(submission: str) -> str:
    """How the rule of submission stands to a file in the way: those of other rules are never."""
    words = {
        Submission.REQUIRED: pgettext("file", "Required"),
        Submission.EXPECTED: pgettext("file", "Expected"),
    }
    return words.get(Submission(submission), str(Submission(submission).label))


def _obstacle(line: Line, closed: frozenset[int], *, leads: bool) -> Obstacle:
    executive = line.executive
    is_closed = executive.person_id in closed
    return Obstacle(
        line=line,
        name=executive.name,
        url=reverse("directory:person", args=[executive.person_id]),
        rule=_rule(executive.submission),
        causes=[]
        if is_closed
        else [gaps.cause(gap, executive, deputy_head=leads) for gap in line.gaps],
        closed=is_closed,
    )


def levels_form(prepared: Preparation, data=None) -> LevelsForm | None:
    """The levels that may be chosen, with how many files each would bring; None for none."""
    offered = prepared.optional_levels()
    if not offered:
        return None
    names = [
        (
            level,
            _("%(level)s: %(whole)s of %(files)s files are complete")
            % {"level": level, "whole": whole, "files": files},
        )
        for level, files, whole in offered
    ]
    return LevelsForm(data, levels=names, initial={"levels": sorted(prepared.chosen)})


@dataclass(frozen=True)
class Last:
    """The newest submission, and what may be done with it."""

    package: Any
    tone: str
    by: str
    withdraw: door.Decision | None


def _last(turns: list, signed: dict[int, str], user) -> Last | None:
    if not turns:
        return None
    package = turns[0]
    may = door.can(user, "talent.withdraw_package", package)
    return Last(
        package,
        TONES[PackageState(package.state)],
        signed[package.pk],
        may if package.state == PackageState.SUBMITTED else None,
    )
