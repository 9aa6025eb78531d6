"""For whoever runs the exercise: how far the organization is; for OCHRO: who waits for a word."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import home
from talent.queries import cockpit
from talent.queries.running import cycle_of
from talent.queries.waiting import files_of, waiting_of


@home.entry
def run_the_exercise(user, standing):
    """Deputy head and delegate: the cockpit, with what is late."""
    cycle, sums = cycle_of(standing), files_of(user, standing).sums
    dossiers = waiting_of(user, standing).dossiers
    for _pk, organization, name, _state in dossiers:
        found = sums.get(organization)
        if found is not None and found.counted > found.complete:
            yield _entry(organization, cycle, found, name if len(dossiers) > 1 else "")


def _entry(organization: int, cycle, found: cockpit.Summary, name: str) -> home.Entry:
    """`name` of the organization where there are several."""
    title = (
        _("Run the talent exercise %(cycle)s in %(name)s")
        if name
        else _("Run the talent exercise %(cycle)s")
    )
    late = ngettext("%(count)s late", "%(count)s late", found.late) % {"count": found.late}
    return home.Entry(
        title=title % {"cycle": cycle, "name": name},
        detail=ngettext(
            "%(complete)s of %(count)s file to be sent is complete",
            "%(complete)s of %(count)s files to be sent are complete",
            found.counted,
        )
        % {"complete": found.complete, "count": found.counted},
        url=reverse("talent:cockpit", args=[organization]),
        minutes=5,
        due_on=found.submit_by,
        state=late if found.late else "",
        tone="warn",
        group=home.Group.ORGANIZATION,
    )


@home.entry
def answer_organizations(user, standing):
    """OCHRO: organizations whose last word has no answer."""
    if not standing.is_ochro:
        return
    _packages, count = waiting_of(user, standing).service
    if count:
        yield home.Entry(
            title=ngettext(
                "%(count)s organization waits for an answer",
                "%(count)s organizations wait for an answer",
                count,
            )
            % {"count": count},
            detail=_("Their questions to OCHRO, the longest waiting on top"),
            url=reverse("talent:threads"),
            minutes=5 * count,
            group=home.Group.SERVICE,
        )


@home.card
def announcements(user, standing):
    """Those who run the exercise: what OCHRO announced last."""
    if said := waiting_of(user, standing).announcements:
        address = reverse("talent:announcements")
        yield home.Card(
            title=_("Announcements from OCHRO"),
            links=tuple((title, f"{address}#announcement-{pk}") for pk, title in said),
        )
