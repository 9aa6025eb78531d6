"""What an executive's file shows, as of a day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import access, rules
from etms.directory.choices import Skill
from etms.directory.models import LanguageResult, Person, RestrictedDetails, Salary
from etms.directory.policy import SalaryRange, salary_table
from etms.directory.stays import (
    Card,
    Stay,
    appointments_of,
    card_among,
    level_label,
    stays_of,
)
from etms.policy import NotInForce
from etms.templatetags.etms import day as as_day
from etms.trace import services as trace


@dataclass(frozen=True)
class Above:
    """A manager above, on a day."""

    name: str
    url: str
    title: str
    level: str


@dataclass(frozen=True)
class Standing:
    """How a skill stands: the latest result by a day, and whether it counts, in words."""

    skill: str
    result: LanguageResult | None
    words: str
    tone: str


@dataclass(frozen=True)
class Pay:
    """The salary on a day, and the range of the level then."""

    salary: Salary | None
    level: str
    range: SalaryRange | None
    source: str

    @property
    def outside(self) -> str:
        """A warning in words where the salary stands outside the range; a gap warns of nothing."""
        if self.salary is None or self.range is None:
            return ""
        return {
            "within": "",
            "below": _("This is below the range of the level."),
            "above": _("This is above the range of the level."),
        }[rules.fit(self.salary.amount, least=self.range.min, most=self.range.max)]


PARTICULARS = """
    SELECT (SELECT jsonb_agg(jsonb_build_object('skill', r.skill, 'result', r.result,
                   'tested_on', r.tested_on, 'expires_on', r.expires_on))
              FROM directory_languageresult r
             WHERE r.person_id = %(person)s AND r.tested_on <= %(on)s),
           (SELECT jsonb_agg(jsonb_build_object('pk', p.id, 'title', t.title_{language},
                   'name', p.given_name || ' ' || p.family_name, 'level', t.level,
                   'organization', u.organization_id) ORDER BY s.step)
              FROM directory_superiors(%(person)s, %(on)s) s
              JOIN directory_person p ON p.id = s.person_id
              JOIN directory_positionterms t ON t.position_id = s.position_id
               AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
              JOIN directory_unit u ON u.id = t.unit_id),
           (SELECT jsonb_build_object('amount', s.amount::text, 'starts_on', s.starts_on)
              FROM directory_salary s
             WHERE %(salary)s AND s.person_id = %(person)s
               AND s.starts_on <= %(on)s AND (s.ends_on IS NULL OR s.ends_on >= %(on)s)),
           (SELECT jsonb_build_object('date_of_birth', d.date_of_birth, 'gender', d.gender)
              FROM directory_restricteddetails d
             WHERE %(restricted)s AND d.person_id = %(person)s)
"""


@dataclass(frozen=True)
class Particulars:
    """What else a file tells as of a day; what the reader may not see was never read."""

    results: list[LanguageResult]
    line: list[Above]
    salary: Salary | None
    restricted: RestrictedDetails | None


def particulars_of(
    person: Person, *, on: date, user, salary: bool, restricted: bool
) -> Particulars:
    """Language results by that day, the managers above, the salary, and restricted details."""
    asked = {"person": person.pk, "on": on, "salary": salary, "restricted": restricted}
    with connection.cursor() as cursor:
        cursor.execute(PARTICULARS.format(language=language()), asked)
        results, line, paid, details = map(_read, cursor.fetchone())
    return Particulars(
        [LanguageResult(**_dated(row, "tested_on", "expires_on")) for row in results or []],
        [_above(row, door.standing(user)) for row in line or []],
        Salary(amount=Decimal(paid["amount"]), starts_on=date.fromisoformat(paid["starts_on"]))
        if paid
        else None,
        RestrictedDetails(**_dated(details, "date_of_birth")) if details else None,
    )


def _read(value: str | None) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _dated(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return row | {name: row[name] and date.fromisoformat(row[name]) for name in names}


def _above(row: dict[str, Any], standing) -> Above:
    open_to_reader = standing.is_ochro or row["organization"] in standing.organizations
    return Above(
        row["name"],
        reverse("directory:person", args=[row["pk"]]) if open_to_reader else "",
        row["title"],
        level_label(row["level"]),
    )


def languages(results: Iterable[LanguageResult], *, on: date) -> list[Standing]:
    """The latest of these results in each skill, with its validity that day in words."""
    latest: dict[str, LanguageResult] = {}
    for result in sorted(results, key=lambda result: result.tested_on):
        latest[result.skill] = result
    return [_language(skill, latest.get(skill), on=on) for skill in Skill]


def _language(skill: Skill, result: LanguageResult | None, *, on: date) -> Standing:
    if result is None:
        return Standing(str(skill.label), None, _("No result recorded"), "neutral")
    words, tone = {
        "lasting": (_("No expiry date"), "good"),
        "valid": (_("Valid to {day}"), "good"),
        "ending": (_("Expires within 6 months, on {day}"), "warn"),
        "expired": (_("Expired on {day}"), "danger"),
    }[rules.validity(result.expires_on, on=on)]
    return Standing(
        str(skill.label), result, format_html(words, day=as_day(result.expires_on)), tone
    )


def pay_of(salary: Salary | None, *, on: date, level: str) -> Pay:
    """The salary, beside the published range of the level that day, if one is known."""
    try:
        table = salary_table(on=on)
    except NotInForce:
        return Pay(salary, level_label(level), None, "")
    source = table.source_fr if language() == "fr" else table.source
    return Pay(salary, level_label(level), table.ranges.get(level), source)


@dataclass(frozen=True)
class OpenFile:
    """A file that was opened, and the ground on which it was."""

    person: Person
    on: date
    stands: rules.Relation
    ground: rules.Ground
    card: Card | None
    stays: list[Stay]
    particulars: Particulars

    @property
    def sees_salary(self) -> bool:
        return rules.sees_salary(self.stands)

    @property
    def pay(self) -> Pay | None:
        """The salary with its range; None for a reader who may not see it."""
        if not self.sees_salary:
            return None
        level = self.card.level_code if self.card else ""
        return pay_of(self.particulars.salary, on=self.on, level=level)


# For what a file is opened on each ground, as roles.choices.Purpose puts it into words.
PURPOSES: dict[rules.Ground, str] = {
    "executive": "own",
    "manager": "management",
    "deputy_head": "management",
    "delegate": "support",
    "hr_adviser": "support",
}


def enter(user, person: Person, what: str = "file") -> tuple[rules.Relation, rules.Ground]:
    """Let a reader into a file, or refuse with the reason; every opening is recorded.

    `what` of the file is opened: a code of roles.choices.Opened.
    """
    stands = access.relation(user, person)
    ground = rules.file_ground(stands)
    if ground is None:
        raise PermissionDenied(door.can(user, "directory.view_file", person).reason)
    trace.record_read(by=user, person=person, what=what, role=ground, purpose=PURPOSES[ground])
    return stands, ground


def open_file(user, person: Person, *, on: date, what: str = "file") -> OpenFile:
    """The file as of a day, as far as this reader may see it."""
    stands, ground = enter(user, person, what)
    rows = appointments_of(person)
    return OpenFile(
        person,
        on,
        stands,
        ground,
        card_among(rows, on=on),
        stays_of(rows, on=on, user=user),
        particulars_of(
            person, on=on, user=user, salary=rules.sees_salary(stands), restricted=stands.own
        ),
    )
