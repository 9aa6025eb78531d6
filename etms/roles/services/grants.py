"""Grants on dossiers, derived from the assignments and never given by hand."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from etms import access, audit
from etms.accounts.models import User
from etms.roles import queries
from etms.roles.choices import (
    ROLE_CAPABILITIES,
    Capability,
    Role,
    Verb,
)
from etms.roles.models import OrganizationCycle

# One statement: what the assignments say, what is too many, what is missing or changed.
RECONCILE = """
WITH rule(role, codename) AS (SELECT * FROM unnest(%(roles)s::text[], %(codenames)s::text[])),
spans AS (
    SELECT a.user_id, p.id AS permission_id, d.id AS dossier_id,
           range_agg(tstzrange(a.starts_at, a.ends_at)) AS spans
      FROM roles_roleassignment a
      JOIN accounts_user u ON u.id = a.user_id AND u.is_active
      JOIN roles_organizationcycle d ON d.organization_id = a.organization_id
       AND (a.cycle_id IS NULL OR a.cycle_id = d.cycle_id)
      JOIN cycles_cycle c ON c.id = d.cycle_id AND c.ends_on >= %(on)s
      JOIN rule ON rule.role = a.role AND (rule.codename <> 'submit' OR a.may_submit)
      JOIN auth_permission p ON p.codename = rule.codename
      JOIN django_content_type t ON t.id = p.content_type_id
       AND t.app_label = 'roles' AND t.model = 'organizationcycle'
     WHERE (a.ends_at IS NULL OR a.ends_at > %(at)s)
       AND (%(user)s::bigint IS NULL OR a.user_id = %(user)s)
     GROUP BY a.user_id, p.id, d.id
),
wanted AS (
    SELECT user_id, permission_id, dossier_id, lower(span) AS starts_at, upper(span) AS ends_at
      FROM spans, LATERAL (
           SELECT span FROM unnest(spans) AS span
            WHERE upper(span) IS NULL OR upper(span) > %(at)s
            ORDER BY span LIMIT 1) AS next
),
gone AS (
    DELETE FROM roles_organizationcyclegrant g
     WHERE (%(user)s::bigint IS NULL OR g.user_id = %(user)s)
       AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.user_id = g.user_id
             AND w.permission_id = g.permission_id AND w.dossier_id = g.content_object_id)
    RETURNING 1
),
put AS (
    INSERT INTO roles_organizationcyclegrant AS g
           (user_id, permission_id, content_object_id, starts_at, ends_at)
    SELECT user_id, permission_id, dossier_id, starts_at, ends_at FROM wanted
    ON CONFLICT (user_id, permission_id, content_object_id) DO UPDATE
       SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at
     WHERE (g.starts_at, g.ends_at) IS DISTINCT FROM (EXCLUDED.starts_at, EXCLUDED.ends_at)
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM put)
"""


def derive_grants(*, at: datetime, user: User | None = None) -> int:
    """Bring the grants of one user, or of all, in line with the assignments; how many changed."""
    pairs = [(role, cap) for role, caps in ROLE_CAPABILITIES.items() for cap in caps]
    pairs.append((Role.DELEGATE, Capability.SUBMIT))
    with connection.cursor() as cursor:
        cursor.execute(
            RECONCILE,
            {
                "roles": [str(role) for role, _cap in pairs],
                "codenames": [str(cap) for _role, cap in pairs],
                "at": at,
                "on": timezone.localdate(at),
                "user": None if user is None else user.pk,
            },
        )
        changed: int = sum(cursor.fetchone())
    access.forget_standings()
    return changed


@transaction.atomic
def reconcile_grants(*, by: User | None, at: datetime) -> int:
    """All grants anew from the assignments; leaves an act only if something had to change."""
    point = transaction.savepoint()
    audit.act(by=by, at=at, verb=Verb.RECONCILE)
    changed = derive_grants(at=at)
    if changed:
        transaction.savepoint_commit(point)
    else:
        transaction.savepoint_rollback(point)
    return changed


@transaction.atomic
def open_dossiers(*, cycle: Any, by: User | None, at: datetime) -> int:
    """A dossier for every organization that has none in this cycle, and the grants on it."""
    audit.act(by=by, at=at, verb=Verb.OPEN_DOSSIERS, target=cycle)
    if by is not None:
        access.require(by, "roles.open_dossiers")
    missing = queries.organizations_without_dossier(cycle)
    made = OrganizationCycle.objects.bulk_create(
        OrganizationCycle(organization_id=pk, cycle=cycle) for pk in missing
    )
    derive_grants(at=at)
    return len(made)
