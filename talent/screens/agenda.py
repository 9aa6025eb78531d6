"""The agenda of a session, and its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.committees.models import Item, Session
from etms.cycles.models import Cycle
from etms.tables import Column
from talent.choices import CoverState, Outcome, Spread
from talent.forms.sessions import ItemForm
from talent.queries import board as boards
from talent.queries import sessions as queries
from talent.queries.borderline import Discussion
from talent.screens.positions import reasons_of
from talent.screens.sessions import aside, item_form, tabs, trail
from talent.screens.timeplan import plan_of
from talent.screens.written import tag_names


@dataclass(frozen=True)
class AgendaLine:
    """One item of the agenda: what it is about, why it stands there, what was decided."""

    anchor: str
    title: str
    detail: str
    item: Item | None
    url: str
    form: ItemForm
    place: str = ""  # where the position stands

    @property
    def decision(self) -> str:
        return str(Outcome(self.item.decision).label) if self.item and self.item.decision else ""


def anchor_of(kind: str, key: str) -> str:
    return f"item-{kind}-{key}"


def agenda_page(
    request, session: Session, cycle: Cycle, order: Discussion, *, at: datetime, sent=None
) -> dict[str, Any]:
    """The time plan; critical positions without a plan first, then the others; gaps of skills.

    `order` are the people in the order of discussion; `sent` is what was sent and
    refused: the kind and key of its item, and the form.
    """
    user = request.user
    person, on = door.standing(user).person, door.standing(user).on
    items = queries.items_of(session)
    forms = {sent[:2]: sent[2]} if sent else {}
    rows = queries.critical_positions(user, session, cycle, viewer=person, on=on)
    gaps = queries.skill_gaps(user, session, cycle)
    names = {c.code: c.name for c in cycle.competencies.rows.all()} | tag_names(cycle)
    sit = door.can(user, "committees.sit", session)
    subjects = [(gap.code, names.get(gap.code, gap.code)) for gap in gaps]
    apart = queries.number_apart(user, session, on=on)
    return {
        "session": session,
        "trail": trail(session),
        "tabs": tabs(session, "agenda"),
        "plan": plan_of(session, order, rows, subjects, items, apart=apart, at=at),
        "leads": door.can(user, "committees.lead", session),
        "positions": [_position_line(session, row, items, forms) for row in rows],
        "gaps": [_gap_line(session, gap, names, items, forms) for gap in gaps],
        "sit": sit,
        "aside": "" if sit else aside(session),
    }


def _position_line(session: Session, row, items: Mapping, forms: Mapping) -> AgendaLine:
    why = [str(CoverState(row.coverage.state).label)]
    if not row.has_plan:
        why.insert(0, _("No succession plan"))
    if reasons := reasons_of(row.coverage):
        why.append(reasons)
    item = items.get(("position", row.pk))
    return AgendaLine(
        **_addresses(session, "position", str(row.pk), item, forms),
        title=row.title,
        place=f"{row.level} · {row.unit}",
        detail="; ".join(why),
        item=item,
    )


def _gap_line(session: Session, gap, names, items: Mapping, forms: Mapping) -> AgendaLine:
    detail = _("To develop: %(lacking)d of %(people)d; a strength: %(strong)d") % {
        "lacking": gap.lacking,
        "people": gap.people,
        "strong": gap.strong,
    }
    item = items.get(gap.code)
    return AgendaLine(
        **_addresses(session, "subject", gap.code, item, forms),
        title=names.get(gap.code, gap.code),
        detail=detail,
        item=item,
    )


def _addresses(session: Session, kind: str, key: str, item: Item | None, forms: Mapping) -> dict:
    """Where an item is sent, and its form: the one that was refused, or what is recorded."""
    anchor = anchor_of(kind, key)
    return {
        "anchor": anchor,
        "url": reverse("talent:session_item", args=[session.pk, kind, key]),
        "form": forms.get((kind, key)) or item_form(item, auto_id=f"{anchor}-%s"),
    }


def figures_page(request, session: Session, cycle: Cycle, found: list[boards.Card]) -> dict:
    """Placements by unit against the whole session, with words of caution."""
    whole, units = queries.distribution(session, found)
    rows = list(cycle.placements.rows.all())
    codes = [row.code for row in rows]
    return {
        "session": session,
        "trail": trail(session),
        "tabs": tabs(session, "figures"),
        "columns": [
            Column(_("Unit")),
            Column(_("People"), number=True),
            *(Column(row.name, number=True) for row in rows),
        ],
        "whole": [whole.get(code, 0) for code in codes],
        "placed": sum(whole.values()),
        "everybody": len(found),
        "lines": [(each, [told(each.lines.get(code)) for code in codes]) for each in units],
    }


def told(line) -> tuple[int, str, str]:
    """A number, what would be ordinary, and the verdict in words where there is one."""
    if line is None:
        return 0, "", ""
    if line.verdict == "too_few":
        return line.number, "", ""
    ordinary = _("%(low)d to %(high)d is ordinary") % {"low": line.low, "high": line.high}
    said = str(Spread(line.verdict).label) if line.verdict != "ordinary" else ""
    return line.number, ordinary, said
