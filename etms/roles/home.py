"""What roles put on the home page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from etms import home
from etms.roles import queries
from etms.roles.choices import Role

_ACTS_FOR = later("You act in your own name for the deputy head; both names stand in the trace.")


@home.entry
def name_a_delegate(user, standing):
    """An organization without a delegate is a task for its deputy head."""
    if standing.deputy_head_of is None:
        return
    dossiers = queries.dossiers_with_delegates(on=standing.on, at=standing.at)
    for dossier in dossiers.filter(organization=standing.deputy_head_of, has_delegate=False):
        yield home.Entry(
            title=_("Name a delegate for %(cycle)s") % {"cycle": dossier.cycle},
            detail=_("Nobody runs the exercise for you yet, and OCHRO has no contact."),
            url=reverse("roles:delegates"),
            minutes=2,
            group=home.Group.ORGANIZATION,
            state=_("No delegate"),
            tone="warn",
        )


@home.entry
def organizations_without_delegate(user, standing):
    """OCHRO sees which organizations have none."""
    if not standing.is_ochro:
        return
    missing = queries.dossiers_with_delegates(on=standing.on, at=timezone.now()).filter(
        has_delegate=False
    )
    if count := missing.count():
        yield home.Entry(
            title=ngettext(
                "%(count)d organization has no delegate",
                "%(count)d organizations have no delegate",
                count,
            )
            % {"count": count},
            url=reverse("roles:delegates_of_all") + "?show=missing",
            minutes=5,
            group=home.Group.SERVICE,
        )


@home.card
def own_file(user, standing):
    """Who can see, and who opened, one's own file."""
    if standing.place is None or standing.place.organization_id is None:
        return
    person = standing.place.person
    yield home.Card(
        title=_("Your file"),
        lines=(_("You can see at any time who can open your file, and who did."),),
        links=(
            (_("Open my file"), reverse("directory:file", args=[person.pk])),
            (_("Who can see this file"), reverse("roles:who_can_see", args=[person.pk])),
            (_("Who opened my file"), reverse("roles:who_opened", args=[person.pk])),
        ),
    )


@home.card
def delegation(user, standing):
    """What a delegate was named for, and until when."""
    for held in standing.assignments:
        if held.role == Role.DELEGATE:
            yield home.Card(
                title=_("You are delegate of the deputy head"),
                lines=(str(_ACTS_FOR),),
                links=((_("What a delegate never decides"), _delegates_of(held)),),
            )


def _delegates_of(held) -> str:
    return f"{reverse('roles:delegates')}?organization={held.organization_id}"
