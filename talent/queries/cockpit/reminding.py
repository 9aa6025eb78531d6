"""Whom a reminder about the files of a list goes to."""

from dataclasses import dataclass
from datetime import date

from talent.choices import Show
from talent.queries.cockpit.conditions import (
    ASKED,
    ASSESSED,
    FILES,
    OPEN,
    STANDS,
    TO_EXECUTIVE,
)
from talent.queries.cockpit.listing import Chosen
from talent.queries.population import Population


@dataclass(frozen=True)
class Recipient:
    """Somebody to remind, with all that waits for them: one message, never one for each item."""

    user_id: int
    answer_by: date | None = None
    assess: int = 0
    assess_by: date | None = None
    share: int = 0
    talk: int = 0


def recipients(population: Population, chosen: Chosen) -> tuple[list[Recipient], int]:
    """Who is to be reminded about the files of a list, each once; and how many have no account.

    A reminder about answers goes to the executive, one about the manager's part to the manager;
    it names everything that is open for that person in the organization.
    """
    column = "person_id" if chosen.show in TO_EXECUTIVE else "manager_id"
    meant = population.select(
        f"""{FILES}, listed AS (
            SELECT person_id, {column} AS meant_id FROM files
             WHERE {chosen.where()} AND {column} IS NOT NULL
        ), meant AS (SELECT DISTINCT meant_id AS person_id FROM listed)
        SELECT CASE WHEN account.is_active THEN account.id END,
               (SELECT min(f.answer_by) FROM files f
                 WHERE f.person_id = meant.person_id AND {OPEN} AND {ASKED}
                   AND (f.counts OR %(own)s)),
               count(f.person_id) FILTER (WHERE NOT {ASSESSED}),
               min(f.assess_by) FILTER (WHERE NOT {ASSESSED}),
               count(f.person_id) FILTER (WHERE f.assessment = 'approved' AND NOT f.shared),
               count(f.person_id) FILTER (
                   WHERE f.held_on IS NULL AND (%(talks)s OR f.assess_by < %(on)s))
          FROM meant
          JOIN directory_person p ON p.id = meant.person_id
          LEFT JOIN accounts_user account ON account.id = p.user_id
          LEFT JOIN files f ON f.manager_id = meant.person_id AND {STANDS}
           AND (f.counts OR f.person_id IN (SELECT listed.person_id FROM listed))
         GROUP BY meant.person_id, account.id, account.is_active, p.sort_name
         ORDER BY p.sort_name, meant.person_id
        """,
        own=chosen.show in TO_EXECUTIVE,
        talks=chosen.show == Show.TALK_OPEN,
        **chosen.parameters(),
    )
    found = [Recipient(*row) for row in meant if row[0] is not None]
    return found, len(meant) - len(found)
