"""What waits for one user in the exercise: two queries for a home page, whatever their roles.

Both are kept with the standing of the request, so that each entry takes its part of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from etms.bilingual import language
from etms.committees.access import organizer_of
from etms.cycles.choices import Portal, QuestionKind
from etms.directory.queries import MANAGED
from etms.roles.choices import Capability
from talent.access import in_charge_of
from talent.access.exercise import not_told_of
from talent.access.people import direct_reports
from talent.access.sessions import PURPOSE as SESSION
from talent.access.submission import PURPOSE as SUBMISSION
from talent.queries import cockpit
from talent.queries.cockpit import Summary
from talent.queries.population import Executive, Population
from talent.queries.running import cycle_of


@dataclass(frozen=True)
class Files:
    """One's own file, those of direct reports by name, and the numbers of one's organizations."""

    own: Executive | None = None
    team: list[Executive] = field(default_factory=list)
    sums: dict[int, Summary] = field(default_factory=dict)


def files_of(user, standing) -> Files:
    """Where the files stand that wait for this user; one query."""
    kept = standing.__dict__
    if "waiting_files" not in kept:
        kept["waiting_files"] = _files(user, standing)
    return kept["waiting_files"]


def _files(user, standing) -> Files:
    cycle, charge = cycle_of(standing), in_charge_of(user)
    own = {standing.person.pk} if standing.person else set()
    mine = own | direct_reports(user)
    if cycle is None or not (mine or charge):
        return Files()
    hidden = own.union(*(not_told_of(user, organization) for organization in charge))
    people = Population(cycle, standing.on, charge or None, frozenset(hidden), frozenset(mine))
    found, sums = cockpit.mine_and_summaries(people, mine)
    me = next((each for each in found if each.person_id in own), None)
    return Files(me, [each for each in found if each.person_id not in own], sums)


@dataclass(frozen=True)
class Waiting:
    """The rest, as the database tells it: plain values, JSON for what are lists.

    `minutes` of the questionnaire; `shared`: an assessment that the person has not opened yet;
    `talk`: [planned on, held on, acknowledged by the person]; `positions` to assess; `sessions`:
    [id, name, state, day]; `dossiers`: [id, organization, its name, state of the last package];
    `announcements`: [id, title]; `service`, for OCHRO: how many packages wait to be decided, and
    how many organizations for an answer.
    """

    minutes: int = 0
    confirmed: bool = True
    shared: bool = False
    talk: Sequence[Any] = (None, None, False)
    positions: int = 0
    sessions: Sequence[Any] = ()
    dossiers: Sequence[Any] = ()
    announcements: Sequence[Any] = ()
    service: Sequence[int] = (0, 0)


# A conversation, a share and a confirmation are one's own; a position one manages directly or
# past vacant ones; sessions those in which one sits or that one organizes.
_WAITING = """
    WITH RECURSIVE managed AS ({managed})
    SELECT (SELECT coalesce(sum(q.minutes), 0) FROM cycles_question q
             WHERE q.version_id = %(questions)s AND q.portal = %(portal)s AND q.kind = %(kind)s),
           EXISTS (SELECT 1 FROM talent_profileconfirmation c
                    WHERE c.person_id = %(person)s AND c.confirmed_at >= %(since)s),
           EXISTS (SELECT 1 FROM talent_share h JOIN talent_assessment s ON s.id = h.assessment_id
                    WHERE s.person_id = %(person)s AND s.cycle_id = %(cycle)s
                      AND h.read_at IS NULL
                      AND h.id = (SELECT max(l.id) FROM talent_share l
                                   WHERE l.assessment_id = s.id)),
           (SELECT json_build_array(planned_on, held_on, person_acknowledged_at IS NOT NULL)
              FROM talent_conversation
             WHERE person_id = %(person)s AND cycle_id = %(cycle)s),
           (SELECT count(*) FROM managed LEFT JOIN talent_positionassessment s
                ON s.position_id = managed.position_id AND s.cycle_id = %(cycle)s
             WHERE s.state IS DISTINCT FROM 'complete'),
           (SELECT json_agg(json_build_array(s.id, s.name, s.state, s.meets_on)
                            ORDER BY s.meets_on, s.id)
              FROM committees_session s JOIN roles_organizationcycle d ON d.id = s.dossier_id
             WHERE s.purpose = %(session)s AND s.state <> 'closed' AND d.cycle_id = %(cycle)s
               AND (d.organization_id = ANY(%(organized)s::bigint[])
                    OR d.organization_id = ANY(%(sits)s::bigint[]) AND EXISTS (
                       SELECT 1 FROM committees_seat e
                        WHERE e.session_id = s.id AND e.user_id = %(user)s))),
           (SELECT json_agg(json_build_array(d.id, o.id, o.name_{language}, (
                       SELECT p.state FROM packages_package p
                        WHERE p.dossier_id = d.id AND p.purpose = %(submission)s
                        ORDER BY p.turn DESC LIMIT 1)) ORDER BY d.id)
              FROM roles_organizationcycle d
              JOIN directory_organization o ON o.id = d.organization_id
             WHERE d.cycle_id = %(cycle)s AND o.id = ANY(%(charge)s::bigint[])),
           (SELECT json_agg(json_build_array(a.id, a.title_{language}) ORDER BY a.id DESC)
              FROM (SELECT * FROM talent_announcement WHERE cycle_id = %(cycle)s
                     ORDER BY id DESC LIMIT 2) a
             WHERE cardinality(%(charge)s::bigint[]) > 0),
           (SELECT json_build_array(
               (SELECT count(*) FROM packages_package
                 WHERE purpose = %(submission)s AND state = 'submitted'),
               (SELECT count(*) FROM roles_organizationcycle d
                 WHERE d.cycle_id = %(cycle)s AND NOT (
                       SELECT m.from_ochro FROM talent_threadmessage m
                        WHERE m.dossier_id = d.id ORDER BY m.id DESC LIMIT 1)))
             WHERE %(ochro)s)
"""


def waiting_of(user, standing) -> Waiting:
    """What else waits for this user in the cycle of the day; one query."""
    kept = standing.__dict__
    if "waiting" not in kept:
        kept["waiting"] = _waiting(user, standing)
    return kept["waiting"]


def _waiting(user, standing) -> Waiting:
    cycle, place = cycle_of(standing), standing.place
    if cycle is None:
        return Waiting()
    charge = in_charge_of(user) | standing.organizations_with("submit")
    asked = {
        "cycle": cycle.pk,
        "questions": cycle.questions_id,
        "portal": Portal.TALENT,
        "kind": QuestionKind.SECTION,
        "since": cycle.starts_on,
        "person": standing.person.pk if standing.person else None,
        "position": place.position_id if place is not None and place.is_incumbent else None,
        "on": standing.on,
        "session": SESSION,
        "organized": sorted(organizer_of(user)),
        "sits": sorted(standing.organizations_with(Capability.SIT_ON_COMMITTEE)),
        "user": user.pk,
        "submission": SUBMISSION,
        "charge": sorted(charge),
        "ochro": standing.is_ochro,
    }
    with connection.cursor() as cursor:
        cursor.execute(_WAITING.format(managed=MANAGED, language=language()), asked)
        row = cursor.fetchone()
    minutes, confirmed, shared, talk, positions, *lists, service = row
    told = (_day(talk[0]), _day(talk[1]), talk[2]) if talk else (None, None, False)
    there = (each or () for each in lists)
    return Waiting(minutes, confirmed, shared, told, positions, *there, service or (0, 0))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
