"""What an organization sees of its submission: what is in the way, what goes, what changed."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from etms import access as door
from etms.bilingual import language
from etms.cycles.choices import StageCode, Submission
from etms.directory.panels import Figure
from etms.packages import queries as packages
from etms.packages.choices import STANDING, PackageState
from etms.packages.rules import canonical, digest
from etms.packages.screens import TONES, signed_by_each, spelled
from etms.tables import Column
from talent.access.submission import PURPOSE, closed_positions, closed_to, reads_bytes
from talent.choices import PackageCount
from talent.forms.submission import LevelsForm, SendForm
from talent.queries import package as content
from talent.queries import slates
from talent.queries import submission as queries
from talent.queries.submission import Line, Preparation
from talent.screens import changes, gaps
from talent.screens.organizations import choice_of
from talent.screens.slices import slice_of


@dataclass(frozen=True)
class Obstacle:
    """One file in the way: whose, by which rule, and for each cause the way to its page."""

    line: Line
    name: str
    url: str
    rule: str
    causes: list[tuple[str, str]]
    closed: bool


def trail(dossier=None) -> list[tuple[str, str]]:
    way = [(_("Home"), reverse("work:home"))]
    if dossier is not None:
        way.append((_("Submission to OCHRO"), reverse("talent:submission", args=[dossier.pk])))
    return way


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


def figures(counts: dict[str, int], *, ahead: bool = False) -> list[Figure]:
    """The counts of a package; `ahead`: it has not gone yet. What nobody chose has no figure."""
    words = dict(PackageCount.choices)
    if ahead:
        words[PackageCount.SENT] = pgettext("files", "Ready to go")
    return [
        Figure(counts[code], label)
        for code, label in words.items()
        if counts[code] or code != PackageCount.CHOSEN
    ]


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


def preview_page(dossier, *, request) -> dict[str, Any]:
    """Everything OCHRO would get, as a list; the reader's own file and superiors' are closed."""
    prepared = queries.preparation(dossier, on=door.standing(request.user).on)
    closed = closed_to(request.user)
    page = slice_of(prepared.going, request)
    files = content.files_of(
        prepared,
        only={line.executive.person_id for line in page.rows} - closed,
    )
    positions = slates.known(
        content.positions_of(prepared), slates.stood_on(door.standing(request.user).person)
    )
    apart = closed_positions(request.user)
    placed = {file["key"]: file["assessment"]["placement"][language()] for file in files}
    hidden = bool(closed & {line.executive.person_id for line in prepared.going}) or bool(
        apart & {each["key"] for each in positions}
    )
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "counts": prepared.counts,
        "figures": figures(prepared.counts, ahead=True),
        "page": page,
        "rows": [(line.executive, placed.get(line.executive.person_id)) for line in page.rows],
        "shown": [file["key"] for file in files],
        "columns": [
            Column(_("Executive")),
            Column(_("Level")),
            Column(_("Unit")),
            Column(_("Placement")),
        ],
        "positions": [position_line(each) for each in positions if each["key"] not in apart],
        "position_columns": position_columns(),
        "missing": queries.reasons_of(prepared.lines),
        "closed": hidden,
        "whole": not hidden and reads_bytes(request.user, dossier.organization_id),
    }


@dataclass(frozen=True)
class PositionLine:
    """One critical position as OCHRO gets it."""

    title: str
    level: str
    successors: int
    ready_now: int


def position_line(told: dict[str, Any]) -> PositionLine:
    """What a package says of a position, in the reader's language."""
    successors = told["successors"]
    return PositionLine(
        told["title"][language()], told["level"], successors["all"], successors["now"]
    )


def position_columns() -> list[Column]:
    return [
        Column(_("Critical position")),
        Column(_("Level")),
        Column(_("Successors"), number=True),
        Column(_("Ready now"), number=True),
    ]


def preview_file(dossier, person: int, *, user) -> dict | None:
    """The very element that would go for one person; None if none would."""
    prepared = queries.preparation(dossier, on=door.standing(user).on)
    return next(iter(content.files_of(prepared, only={person})), None)


def whole_content(dossier, *, user) -> dict[str, Any]:
    """What is hashed; for who may read the bytes (reads_bytes)."""
    return content.content_of(queries.preparation(dossier, on=door.standing(user).on))


def file_page(file: dict[str, Any]) -> dict[str, Any]:
    """One file in the reader's language, and the same as it is hashed."""
    tongue = language()
    assessment = file["assessment"]
    return {
        "name": f"{file['name']['given']} {file['name']['family']}",
        "facts": [
            (_("Level"), file["level"]),
            (_("Position"), f"{file['position']['title'][tongue]} ({file['position']['number']})"),
            (_("Unit"), file["unit"][tongue]),
            (_("Rule of submission"), Submission(file["rule"]).label),
            (_("Placement"), assessment["placement"][tongue]),
        ],
        "parts": [
            (_("What the executive answered"), changes.groups(file["answers"])),
            (_("What the manager assessed"), changes.groups(assessment["answers"])),
        ],
        "raw": canonical(file).decode(),
    }


def send_page(dossier, *, user, last) -> dict[str, Any]:
    """The last look before it goes: what is counted, what changed, the hash, and a fresh key."""
    prepared = queries.preparation(dossier, on=door.standing(user).on)
    whole = content.content_of(prepared)
    found = digest(whole)
    before, after = known_content(last, user=user), known_live(whole, user=user)
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "figures": figures(prepared.counts, ahead=True),
        "blocking": len(prepared.blocking),
        "nothing": not prepared.going,
        "positions": len(whole["positions"]),
        "submit": door.can(user, "talent.submit_package", dossier),
        "head": door.standing(user).acting_for(dossier.organization_id),
        "last": last,
        "replaces": _replaced(last),
        "endorsed": last is not None and last.state == PackageState.ENDORSED,
        "changed": None if before is None else len(changes.lines(before, after)),
        "hash": spelled(found),
        "form": SendForm(initial={"key": uuid4(), "seen": found, "replaces": _replaced(last)}),
    }


def _replaced(last) -> int | None:
    """The turn that waits for OCHRO, and that this one would replace."""
    return last.turn if last is not None and last.state == PackageState.SUBMITTED else None


def preview_url(dossier) -> str:
    return reverse("talent:preview", args=[dossier.pk])


def packages_content(package) -> dict[str, Any] | None:
    """The content of a submitted package, in a query of its own."""
    if package is None:
        return None
    return type(package).objects.values_list("content", flat=True).get(pk=package.pk)


def known_content(package, *, user) -> dict[str, Any] | None:
    """The same as this user may know it: without their own places on slates."""
    found = packages_content(package)
    if found is None:
        return None
    stood = slates.stood_on(door.standing(user).person, at=package.submitted_at)
    return found | {"positions": slates.known(found["positions"], stood)}


def known_live(whole: dict[str, Any], *, user) -> dict[str, Any]:
    """What would go now, as this user may know it."""
    stood = slates.stood_on(door.standing(user).person)
    return whole | {"positions": slates.known(whole["positions"], stood)}


def changes_since(number: int) -> str:
    words = ngettext("%(changes)s change since", "%(changes)s changes since", number)
    return words % {"changes": number_format(number)}


def changes_page(dossier, *, request, last) -> dict[str, Any]:
    """What changed since the last submission, field by field."""
    user = request.user
    before = known_content(last, user=user)
    after = known_live(whole_content(dossier, user=user), user=user)
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "last": last,
        "standing": last.state in STANDING,
        **changes.compared(
            before,
            after,
            closed=closed_to(user),
            closed_positions=closed_positions(user),
            request=request,
        ),
    }
