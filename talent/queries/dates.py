"""Until when people may act in the stages of a cycle: one query, for one person or for many."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from etms.cycles.choices import StageCode
from talent.rules.dates import Window, window

# The dates of a person's unit and of the units above it stand nearest first.
_WINDOWS = """
    WITH RECURSIVE line AS (
        SELECT a.person_id, t.unit_id, 0 AS step
          FROM directory_appointment a
          JOIN directory_positionterms t ON t.position_id = a.position_id
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         WHERE a.person_id = ANY(%(people)s) AND a.kind IN ('substantive', 'interchange_in')
           AND a.starts_on <= %(on)s AND (a.ends_on IS NULL OR a.ends_on >= %(on)s)
        UNION ALL
        SELECT line.person_id, u.parent_id, line.step + 1
          FROM line JOIN directory_unit u ON u.id = line.unit_id
         WHERE u.parent_id IS NOT NULL
    )
    SELECT p.id, s.code, s.opens_on, s.closes_on,
           ARRAY(SELECT b.closes_on
                   FROM line
                   JOIN talent_branchdate b ON b.unit_id = line.unit_id AND b.stage = s.code
                   JOIN roles_organizationcycle d ON d.id = b.dossier_id
                    AND d.cycle_id = s.cycle_id
                  WHERE line.person_id = p.id
                  ORDER BY line.step),
           (SELECT max(x.until)
              FROM talent_extension x JOIN roles_organizationcycle d ON d.id = x.dossier_id
             WHERE x.person_id = p.id AND x.stage = s.code AND d.cycle_id = s.cycle_id),
           (SELECT last.closes_on FROM cycles_stage last
             WHERE last.cycle_id = s.cycle_id AND last.code = 'submission')
      FROM unnest(%(people)s::bigint[]) AS p(id)
      JOIN cycles_stage s ON s.cycle_id = %(cycle)s AND s.code = ANY(%(stages)s)
     WHERE s.opens_on IS NOT NULL AND s.closes_on IS NOT NULL
"""


def windows(person, cycle, *, on: date) -> dict[str, Window]:
    """The days of every stage of a cycle for one person, by the code of the stage."""
    rows = _windows([person.pk], cycle, StageCode.values, on)
    return {code: found for _person, code, found in rows}


def window_of(person, cycle, stage: str, *, on: date) -> Window | None:
    """The days of one stage for one person; None where the cycle has no days for it yet."""
    return windows_of([person.pk], cycle, stage, on=on).get(person.pk)


def windows_of(person_ids: Collection[int], cycle, stage: str, *, on: date) -> dict[int, Window]:
    """The days of one stage for many people, by person id."""
    rows = _windows(list(person_ids), cycle, [stage], on)
    return {person: found for person, _code, found in rows}


def _windows(people: list[int], cycle, stages: list[str], on: date):
    asked = {"people": people, "cycle": cycle.pk, "stages": stages, "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_WINDOWS, asked)
        rows = cursor.fetchall()
    for person, code, opens_on, closes_on, branch_days, until, submission_closes_on in rows:
        yield (
            person,
            code,
            window(
                opens_on=opens_on,
                closes_on=closes_on,
                branch_days=branch_days,
                until=until,
                submission_closes_on=submission_closes_on,
            ),
        )
