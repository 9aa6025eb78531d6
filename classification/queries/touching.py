"""What a decision would do from a day: the level it replaces, and whom a changed level touches."""

from dataclasses import dataclass
from datetime import date

from classification.choices.evaluations import Touched
from classification.models import JobEvaluation
from etms.directory.models import Person, Position
from etms.packages.rules import digest

# On each of these days: who is in the position, who holds it while elsewhere, and the incumbent
# of the first held position above, also above a vacant one. Each person once, as the nearest.
TOUCHED = """
    WITH RECURSIVE days AS (SELECT unnest(%(days)s::date[]) AS day),
    above AS (
        SELECT d.day, t.reports_to_id AS position_id, 1 AS step
          FROM days d JOIN directory_positionterms t ON t.position_id = %(position)s
           AND t.starts_on <= d.day AND (t.ends_on IS NULL OR t.ends_on >= d.day)
         UNION ALL
        SELECT above.day, t.reports_to_id, above.step + 1
          FROM above JOIN directory_positionterms t ON t.position_id = above.position_id
           AND t.starts_on <= above.day AND (t.ends_on IS NULL OR t.ends_on >= above.day)
    ),
    inside AS (SELECT day, directory_incumbent(%(position)s, day) AS person_id FROM days),
    managing AS (
        SELECT DISTINCT ON (above.day) m.person_id
          FROM above JOIN inside i ON i.day = above.day,
               LATERAL (SELECT directory_incumbent(above.position_id, above.day) AS person_id) m
         WHERE m.person_id IS NOT NULL AND m.person_id IS DISTINCT FROM i.person_id
         ORDER BY above.day, above.step
    ),
    found AS (
        SELECT person_id, 1 AS place, 'incumbent' AS how FROM inside
         UNION ALL
        SELECT a.person_id, 2, 'substantive'
          FROM days d JOIN directory_appointment a
            ON a.position_id = %(position)s AND a.kind = 'substantive'
           AND a.starts_on <= d.day AND (a.ends_on IS NULL OR a.ends_on >= d.day)
         UNION ALL
        SELECT person_id, 3, 'manager' FROM managing
    ),
    nearest AS (SELECT DISTINCT ON (person_id) * FROM found ORDER BY person_id, place)
    SELECT p.*, n.how, coalesce(u.is_active, false) AS reached
      FROM nearest n JOIN directory_person p ON p.id = n.person_id
           LEFT JOIN accounts_user u ON u.id = p.user_id
     ORDER BY n.place, p.id
"""


@dataclass(frozen=True)
class Touching:
    """Somebody whom a changed level touches, and how."""

    person: Person
    how: Touched
    reached: bool  # whether there is an account in which they can be told


@dataclass(frozen=True)
class Effect:
    """What a decision does from a day; `before` is empty where the position does not exist then.

    `days` are those on which people were looked for: the day it takes effect, and today where
    that day is past.
    """

    before: str
    after: str
    days: tuple[date, ...]
    touched: tuple[Touching, ...]

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def occupied(self) -> bool:
        return any(each.how == Touched.INCUMBENT for each in self.touched)

    @property
    def mark(self) -> str:
        """By which a page says what it showed: the same for the same level and people."""
        people = [[each.person.pk, str(each.how)] for each in self.touched]
        return digest({"before": self.before, "touched": people})


def effect_of(evaluation: JobEvaluation, effective_on: date, *, on: date) -> Effect:
    """What it does if it is decided on `on` to take effect on a day, as recorded now."""
    position = evaluation.position
    before = position.terms.on(effective_on).values_list("level", flat=True).first() or ""
    days = (effective_on, on) if effective_on < on else (effective_on,)
    changes = before not in ("", evaluation.level)
    touched = _touched(position, days) if changes else ()
    return Effect(before, evaluation.level, days, touched)


def _touched(position: Position, days: tuple[date, ...]) -> tuple[Touching, ...]:
    rows = Person.objects.raw(TOUCHED, {"position": position.pk, "days": list(days)})
    return tuple(Touching(person, Touched(person.how), person.reached) for person in rows)
