"""What is taken away of job evaluation as rows for a spreadsheet."""

from datetime import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from classification.access import evaluated_by
from classification.queries.listing import titles_of
from classification.queries.ranking import ORDER, ranked, sizes
from classification.rules.ranking import percentile, rounded
from etms import access as door
from etms import exports
from etms.directory.models import Organization
from etms.formats import write_moment


def ranking_file(user, organization: Organization, *, at: datetime) -> tuple[str, bytes]:
    """The whole ranking as CSV in the language in force: its name, and what it holds.

    The mark of protection stands in its name and in its last line, below the rows.
    """
    on = door.standing(user).on
    found = ranked(organization.pk, on=on, without=evaluated_by(user))
    rows = list(found.select_related("position").order_by(*ORDER))
    titles, there = titles_of((row.position_id for row in rows), on=on), sizes(on=on)
    places: dict[int | None, int] = {}  # who has the same points stands in the same place
    for place, row in enumerate(rows, start=1):
        places.setdefault(row.total, place)
    lines = [
        (
            places[row.total],
            titles[row.position_id].title,
            row.position.number,
            titles[row.position_id].unit,
            row.total,
            row.level_after,
            rounded(percentile(row.level_after, row.total, there)),
            row.know_how,
            row.percent,
            row.problem_solving,
            row.accountability,
            row.profile,
            row.effective_on,
        )
        for row in rows
    ]
    mark = _("Protected B")
    produced = _("Produced on %(moment)s by %(name)s") % {
        "moment": write_moment(at),
        "name": door.standing(user).person or user,
    }
    name = slugify(f"{_('Ranking of positions')} {organization} {on.isoformat()} {mark}")
    return f"{name}.csv", exports.table(_heads(), [*lines, (mark, produced)])


def _heads() -> list[str]:
    return [
        _("Rank"),
        _("Position"),
        _("Number"),
        _("Unit"),
        _("Points"),
        _("Level"),
        _("Percentile within the level"),
        _("Know-How"),
        _("Problem Solving, %"),
        _("Problem Solving"),
        _("Accountability"),
        _("Short profile"),
        _("Effective on"),
    ]
