"""Who may read cycles and their rules, and who drafts and publishes them."""

from datetime import date

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.cycles.choices import State
from etms.cycles.models import VERSIONS, Cycle, Version
from etms.roles.choices import Role


def is_policy_officer(user) -> bool:
    return access.standing(user).has_role(Role.POLICY_OFFICER)


def visible_cycles(user) -> QuerySet[Cycle]:
    """Every published cycle; drafts for the policy officer only."""
    if is_policy_officer(user):
        return Cycle.objects.all()
    return Cycle.objects.filter(~Q(state=State.DRAFT))


def visible_versions(user, part: str) -> QuerySet[Version]:
    """Every published version of one kind of rules; drafts for the policy officer only."""
    found = VERSIONS[part]._default_manager.select_related()
    return found if is_policy_officer(user) else found.filter(state=State.PUBLISHED)


HEADER = ("id", "code", "name_en", "name_fr", "starts_on", "source_en", "source_fr", "state")


def visible_headers(user) -> list[Version]:
    """Every version of every kind that a user may read, without its rows: one query."""
    kinds = [
        visible_versions(user, part)
        .order_by()
        .select_related(None)
        .values_list(Value(part), *HEADER)
        for part in VERSIONS
    ]
    rows = kinds[0].union(*kinds[1:], all=True)
    found = [VERSIONS[part](**dict(zip(HEADER, row, strict=True))) for part, *row in rows]
    found.sort(key=lambda each: each.code)
    return sorted(found, key=lambda each: each.starts_on or date.max, reverse=True)


@permission("cycles.read")
def may_read(user, thing) -> Decision:
    """`thing` is a cycle or a version."""
    if thing.state != State.DRAFT or is_policy_officer(user):
        return ALLOW
    return deny(_("This is a draft; only the policy officer sees it."))


@permission("cycles.draft")
def may_draft(user, thing=None) -> Decision:
    """`thing` is the cycle or the version to change; None asks whether to draft a new one."""
    if not is_policy_officer(user):
        return deny(_("Only the policy officer drafts cycles and rules."))
    if thing is None or thing.state == State.DRAFT:
        return ALLOW
    if isinstance(thing, Cycle):
        return deny(_("This cycle is published: what it stands on stays as it is."))
    return deny(_("This version is published. Begin a new version to change it."))


@permission("cycles.publish")
def may_publish(user, thing=None) -> Decision:
    """Publish a cycle, and close it."""
    if is_policy_officer(user):
        return ALLOW
    return deny(_("Only the policy officer publishes and closes cycles."))
