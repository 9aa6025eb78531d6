"""What waits for one user in job evaluation: one query for a home page, whatever their roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from classification import access
from classification.choices.evaluations import OPEN_STATES
from etms import access as door
from etms.directory.queries import LINE_ABOVE, MANAGED


@dataclass(frozen=True)
class Waiting:
    """Lists as the database tells them, each with the number of the position.

    `drafts` of descriptions of positions one manages: [id, number]; `seats`: [id, number, state,
    chair]; `run`, for an adviser: [id, number, state]; `decide`, for a deputy head: [id, number].
    """

    drafts: Sequence[Any] = ()
    seats: Sequence[Any] = ()
    run: Sequence[Any] = ()
    decide: Sequence[Any] = ()


# Twenty of a kind: a home page is no list.
_WAITING = f"""
    WITH RECURSIVE managed AS ({MANAGED}), above AS ({LINE_ABOVE}),
    open AS (
        SELECT e.id, p.number, e.state, e.organization_id
          FROM classification_jobevaluation e JOIN directory_position p ON p.id = e.position_id
         WHERE e.state = ANY(%(open)s)
           AND (e.organization_id = ANY(%(advised)s::bigint[])
                OR e.organization_id = %(head)s
                OR e.id IN (SELECT evaluation_id FROM classification_seat
                             WHERE user_id = %(user)s))
           AND e.position_id NOT IN (SELECT position_id FROM above WHERE position_id IS NOT NULL)
    )
    SELECT (SELECT json_agg(json_build_array(d.id, d.number) ORDER BY d.number)
              FROM (SELECT d.id, p.number FROM classification_jobdescription d
                      JOIN directory_position p ON p.id = d.position_id
                     WHERE d.state = 'draft'
                       AND d.position_id IN (SELECT position_id FROM managed)
                     ORDER BY p.number LIMIT 20) d),
           (SELECT json_agg(json_build_array(s.id, s.number, s.state, s.chair) ORDER BY s.number)
              FROM (SELECT open.*, s.chair FROM open
                      JOIN classification_seat s ON s.evaluation_id = open.id
                     WHERE s.user_id = %(user)s
                       AND (open.state IN ('consensus', 'returned')
                            OR open.state = 'alone' AND s.submitted_at IS NULL)
                     ORDER BY open.number LIMIT 20) s),
           (SELECT json_agg(json_build_array(r.id, r.number, r.state) ORDER BY r.number)
              FROM (SELECT * FROM open
                     WHERE organization_id = ANY(%(advised)s::bigint[])
                       AND state IN ('draft', 'returned')
                     ORDER BY number LIMIT 20) r),
           (SELECT json_agg(json_build_array(h.id, h.number) ORDER BY h.number)
              FROM (SELECT * FROM open
                     WHERE organization_id = %(head)s AND state = 'recommended'
                     ORDER BY number LIMIT 20) h)
"""


def waiting_of(user) -> Waiting:
    """Everything that waits for this user, kept with the standing of the request."""
    standing = door.standing(user)
    if "waiting_evaluations" not in standing.__dict__:
        standing.waiting_evaluations = _found(user, standing)
    return standing.waiting_evaluations


def _found(user, standing) -> Waiting:
    place = standing.place
    if place is None and not standing.assignments:
        return Waiting()
    asked = {
        "user": user.pk,
        "own": standing.person.pk if standing.person else None,
        "superiors": list(standing.superiors),
        "position": place.position_id if place is not None and place.is_incumbent else None,
        "advised": sorted(access.adviser_of(user)),
        "head": standing.deputy_head_of,
        "on": standing.on,
        "open": [state.value for state in OPEN_STATES],
    }
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, asked)
        return Waiting(*(each or () for each in cursor.fetchone()))
