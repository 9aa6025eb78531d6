"""Who is asked in a cycle, and where each of their files stands: one SQL for every question.

The executives of a day are those whose home appointment is to a position of an executive level;
a deputy head is not asked. Their participation and submission follow from the rules of the cycle
by level and kind of organization.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from etms.bilingual import language
from etms.cycles import rules as cycles
from talent.choices import QuestionnaireState

# Each unit with its branch (the unit on top), and the nearest own dates of both sections.
# `population` is the table that all questions are asked of; {people} narrows it to one person.
_POPULATION = """
    WITH RECURSIVE dated AS (
        SELECT b.unit_id,
               max(b.closes_on) FILTER (WHERE b.stage = 'employee_section') AS answer_by,
               max(b.closes_on) FILTER (WHERE b.stage = 'manager_section') AS assess_by
          FROM talent_branchdate b JOIN roles_organizationcycle d ON d.id = b.dossier_id
         WHERE d.cycle_id = %(cycle)s
         GROUP BY b.unit_id
    ), units AS (
        SELECT u.id, u.id AS branch_id, u.organization_id, own.answer_by, own.assess_by
          FROM directory_unit u LEFT JOIN dated own ON own.unit_id = u.id
         WHERE u.parent_id IS NULL {organizations}
        UNION ALL
        SELECT u.id, above.branch_id, u.organization_id,
               coalesce(own.answer_by, above.answer_by), coalesce(own.assess_by, above.assess_by)
          FROM directory_unit u
          JOIN units above ON u.parent_id = above.id
          LEFT JOIN dated own ON own.unit_id = u.id
    ), stages AS (
        SELECT max(closes_on) FILTER (WHERE code = 'employee_section') AS answer_by,
               max(closes_on) FILTER (WHERE code = 'manager_section') AS assess_by,
               max(closes_on) FILTER (WHERE code = 'submission') AS submit_by
          FROM cycles_stage WHERE cycle_id = %(cycle)s
    ), extended AS (
        SELECT x.person_id,
               max(x.until) FILTER (WHERE x.stage = 'employee_section') AS answer_until,
               max(x.until) FILTER (WHERE x.stage = 'manager_section') AS assess_until
          FROM talent_extension x JOIN roles_organizationcycle d ON d.id = x.dossier_id
         WHERE d.cycle_id = %(cycle)s {extended}
         GROUP BY x.person_id
    ), homes AS MATERIALIZED (
        SELECT a.person_id, a.position_id, t.level, t.reports_to_id, t.title_en, t.title_fr,
               t.unit_id, u.branch_id, u.organization_id,
               greatest(least(u.answer_by, st.answer_by),
                        CASE WHEN x.answer_until IS NOT NULL
                             THEN least(x.answer_until, st.submit_by) END) AS answer_by,
               greatest(least(u.assess_by, st.assess_by),
                        CASE WHEN x.assess_until IS NOT NULL
                             THEN least(x.assess_until, st.submit_by) END) AS assess_by
          FROM directory_appointment a
          JOIN directory_positionterms t ON t.position_id = a.position_id
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
          {narrow}JOIN units u ON u.id = t.unit_id
         CROSS JOIN stages st
          LEFT JOIN extended x ON x.person_id = a.person_id
         WHERE a.kind IN ('substantive', 'interchange_in') AND t.level <> 'DM'
           AND a.starts_on <= %(on)s AND (a.ends_on IS NULL OR a.ends_on >= %(on)s) {people}
    ), asked AS MATERIALIZED (
        SELECT h.*, coalesce(r.participation, '') AS participation,
               coalesce(r.submission, '') AS submission,
               coalesce(r.submission IN ('required', 'expected'), false) OR EXISTS (
                   SELECT 1 FROM talent_inclusion i
                    WHERE i.dossier_id = d.id AND i.level = h.level) AS counts
          FROM homes h
          JOIN directory_organization o ON o.id = h.organization_id
          LEFT JOIN cycles_levelrule r ON r.version_id = %(rules)s
           AND r.level = CASE WHEN h.level LIKE 'EX-%%' THEN h.level ELSE 'equivalent' END
           AND r.kind = CASE WHEN o.core_public_administration THEN 'core' ELSE 'separate' END
          LEFT JOIN roles_organizationcycle d ON d.organization_id = o.id
           AND d.cycle_id = %(cycle)s
    ), population AS NOT MATERIALIZED (
        SELECT asked.person_id, p.given_name, p.family_name, p.sort_name, p.user_id,
               p.correspondence_language, asked.position_id, asked.level, asked.reports_to_id,
               asked.title_en, asked.title_fr, asked.unit_id, asked.branch_id,
               asked.organization_id,
               own.name_en AS unit_name_en, own.name_fr AS unit_name_fr,
               branch.name_en AS branch_name_en, branch.name_fr AS branch_name_fr,
               branch.sort_{language} AS branch_sort,
               asked.participation, asked.submission, asked.counts,
               q.id AS questionnaire_id, coalesce(q.state, '') AS answers, q.submitted_at,
               p.id = ANY(%(hidden)s) AS hidden,
               s.id AS assessment_id, coalesce(s.state, '') AS assessment,
               coalesce(s.state = 'draft' AND s.note <> '', false) AS returned,
               s.placement_id IS NOT NULL AS placed,
               EXISTS (SELECT 1 FROM talent_share h WHERE h.assessment_id = s.id) AS shared,
               c.planned_on, c.held_on,
               c.manager_acknowledged_at IS NOT NULL AS acknowledged_above,
               coalesce(c.person_acknowledged_at IS NOT NULL
                   AND c.manager_acknowledged_at IS NOT NULL, false) AS acknowledged,
               asked.answer_by, asked.assess_by
          FROM asked
          JOIN directory_person p ON p.id = asked.person_id
          JOIN directory_unit own ON own.id = asked.unit_id
          JOIN directory_unit branch ON branch.id = asked.branch_id
          LEFT JOIN talent_questionnaire q ON q.person_id = p.id AND q.cycle_id = %(cycle)s
          LEFT JOIN talent_assessment s ON s.person_id = p.id AND s.cycle_id = %(cycle)s
           AND p.id <> ALL(%(hidden)s)
          LEFT JOIN talent_conversation c ON c.person_id = p.id AND c.cycle_id = %(cycle)s
           AND p.id <> ALL(%(hidden)s)
    )
"""

# Named once more, so that the planner knows how few units there are: half the time.
_NARROW = "JOIN directory_unit n ON n.id = t.unit_id AND n.organization_id = ANY(%(chosen)s)"

# Whoever asks of a few people walks the units of their organizations.
_HOME = """u.organization_id IN (
    SELECT hu.organization_id FROM directory_appointment ha
      JOIN directory_positionterms ht ON ht.position_id = ha.position_id
       AND ht.starts_on <= %(on)s AND (ht.ends_on IS NULL OR ht.ends_on >= %(on)s)
      JOIN directory_unit hu ON hu.id = ht.unit_id
     WHERE ha.person_id = ANY(%(people)s) AND ha.kind IN ('substantive', 'interchange_in')
       AND ha.starts_on <= %(on)s AND (ha.ends_on IS NULL OR ha.ends_on >= %(on)s))"""


@dataclass(frozen=True)
class Executive:
    """Where the file of one executive stands in a cycle.

    `counts`: the file belongs to what the organization sends (required, expected, or optional of
    a level that it includes). `answers` and `assessment` are states, empty while nothing is
    begun; of a `hidden` file nothing of the manager's part is told. `returned`: by the deputy
    head, with a note; `acknowledged`: the conversation by both sides, `acknowledged_above` by the
    manager.
    """

    person_id: int
    given_name: str
    family_name: str
    sort_name: str
    user_id: int | None
    correspondence_language: str
    position_id: int
    level: str
    reports_to_id: int | None
    title_en: str
    title_fr: str
    unit_id: int
    branch_id: int
    organization_id: int
    unit_name_en: str
    unit_name_fr: str
    branch_name_en: str
    branch_name_fr: str
    branch_sort: str
    participation: str
    submission: str
    counts: bool
    questionnaire_id: int | None
    answers: str
    submitted_at: datetime | None
    hidden: bool
    assessment_id: int | None
    assessment: str
    returned: bool
    placed: bool
    shared: bool
    planned_on: date | None
    held_on: date | None
    acknowledged: bool
    acknowledged_above: bool
    answer_by: date | None
    assess_by: date | None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def title(self) -> str:
        return self.title_fr if language() == "fr" else self.title_en

    @property
    def unit_name(self) -> str:
        return self.unit_name_fr if language() == "fr" else self.unit_name_en

    @property
    def branch_name(self) -> str:
        return self.branch_name_fr if language() == "fr" else self.branch_name_en

    @property
    def declined(self) -> bool:
        return self.answers == QuestionnaireState.DECLINED

    @property
    def may_decline(self) -> bool:
        return bool(self.participation) and cycles.may_decline(self.participation)


@dataclass(frozen=True)
class Population:
    """The executives of some organizations (None: of all) on a day, in a cycle.

    `hidden` are people of whom the reader learns nothing that a manager wrote: oneself, and for
    a delegate the managers above. With `people`, it is these people alone, or where organizations
    are named too, those and all of their own organizations.
    """

    cycle: Any
    on: date
    organizations: frozenset[int] | None = None
    hidden: frozenset[int] = frozenset()
    people: frozenset[int] | None = None

    def sql(self) -> str:
        """WITH … population: a statement that selects from it follows."""
        chosen = None if self.organizations is None else "u.organization_id = ANY(%(chosen)s)"
        homes = None if self.people is None else _HOME
        either = " OR ".join(part for part in (chosen, homes) if part)
        alone = self.people is not None and self.organizations is None
        return _POPULATION.format(
            organizations=f"AND ({either})" if either else "",
            narrow=f"{_NARROW} " if chosen and not homes else "",
            people="AND a.person_id = ANY(%(people)s)" if alone else "",
            extended="AND x.person_id = ANY(%(people)s)" if alone else "",
            language=language(),
        )

    def parameters(self) -> dict[str, Any]:
        return {
            "cycle": self.cycle.pk,
            "rules": self.cycle.rules_id,
            "on": self.on,
            "chosen": sorted(self.organizations or ()),
            "hidden": sorted(self.hidden),
            "people": sorted(self.people or ()),
        }

    def select(self, statement: str, **more) -> list[tuple]:
        """The rows of one statement over the table `population`.

        The statement is written in this program, never by a reader; their words are parameters.
        """
        with connection.cursor() as cursor:
            cursor.execute(self.sql() + statement, self.parameters() | more)
            return cursor.fetchall()

    def executives(
        self,
        where: str = "true",
        *,
        order: str = "sort_name, person_id",
        limit: int | None = None,
        offset: int = 0,
        **more,
    ) -> list[Executive]:
        """Those for whom a condition over the columns holds, in order, a page of them."""
        statement = (
            f"SELECT {COLUMNS} FROM population WHERE {where} ORDER BY {order} "
            "LIMIT %(limit)s OFFSET %(offset)s"
        )
        rows = self.select(statement, limit=limit, offset=offset, **more)
        return [Executive(*row) for row in rows]

    def count(self, where: str = "true", **more) -> int:
        """How many there are for whom a condition holds."""
        return self.select(f"SELECT count(*) FROM population WHERE {where}", **more)[0][0]


COLUMNS = ", ".join(Executive.__dataclass_fields__)


def population_of(organization, cycle, *, on: date, hidden=frozenset()) -> Population:
    """The executives of one organization on a day."""
    return Population(cycle, on, frozenset({organization.pk}), frozenset(hidden))


def population_of_service(cycle, *, on: date, organizations: Collection[int] | None = None):
    """The executives of the whole public service, or of the organizations named."""
    return Population(cycle, on, None if organizations is None else frozenset(organizations))


def participation_of(person, cycle, on: date) -> Executive | None:
    """Whether and how a person is asked that day, with the state of the file; None: not asked.

    Only for the person: what a manager wrote is left out.
    """
    me = frozenset({person.pk})
    me = Population(cycle, on, hidden=me, people=me)
    found = me.executives(limit=1)
    return found[0] if found and found[0].participation else None
