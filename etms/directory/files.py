"""What an executive's file shows, as of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import queries, rules
from etms.directory.choices import HOME_KINDS, INTERCHANGES, Level, Skill
from etms.directory.models import Appointment, LanguageResult, Person, Salary
from etms.directory.policy import SalaryRange, salary_table
from etms.policy import NotInForce
from etms.templatetags.etms import day as as_day


@dataclass(frozen=True)
class Stay:
    """An appointment on the time line; `steps` are later titles held within it."""

    appointment: Appointment
    title: str
    url: str
    level: str
    place: str
    steps: tuple[tuple[date, str], ...]
    in_force: bool

    @property
    def tone(self) -> str:
        return "neutral" if self.appointment.kind in HOME_KINDS else "info"

    @property
    def is_open(self) -> bool:
        """Whether an end is still to be recorded."""
        return self.appointment.ends_on is None

    @property
    def bearers(self) -> str:
        return bearers(self.appointment)

    @property
    def commitment(self) -> str:
        return commitment(self.appointment)


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


def card_of(person: Person, *, on: date) -> Appointment | None:
    """Where a person belongs that day, with what a card shows."""
    return queries.cards(on=on).filter(person=person).first()


def _during_appointment() -> Q:
    """Terms of the position that hold on some day of the appointment."""
    return (
        Q(position__terms__ends_on__isnull=True) | Q(position__terms__ends_on__gte=F("starts_on"))
    ) & (Q(ends_on__isnull=True) | Q(position__terms__starts_on__lte=F("ends_on")))


def _rows(person: Person) -> QuerySet[Appointment]:
    name, title = f"name_{language()}", f"title_{language()}"
    terms = FilteredRelation("position__terms", condition=_during_appointment())
    return (
        Appointment.objects.filter(person=person)
        .annotate(terms=terms)
        .annotate(
            terms_from=F("terms__starts_on"),
            title=F(f"terms__{title}"),
            level=F("terms__level"),
            unit_name=F(f"terms__unit__{name}"),
            organization_id=F("terms__unit__organization_id"),
            organization_name=F(f"terms__unit__organization__{name}"),
        )
        .select_related("salary_borne_by", "performance_pay_borne_by")
        .order_by("-starts_on", "-pk", "terms_from")
    )


def stays(person: Person, *, on: date, user) -> list[Stay]:
    """The appointments of a person, newest first, each with the titles held in it."""
    by_appointment: dict[int, list[Appointment]] = {}
    for row in _rows(person):
        by_appointment.setdefault(row.pk, []).append(row)
    return [_stay(rows, on=on, user=user) for rows in by_appointment.values()]


def _stay(rows: list[Appointment], *, on: date, user) -> Stay:
    first, last = rows[0], rows[-1]
    standing = door.standing(user)
    open_to_reader = standing.is_ochro or last.organization_id in standing.organizations
    to_position = last.position_id is not None
    return Stay(
        appointment=last,
        title=last.title or last.host,
        url=reverse("directory:position", args=[last.position_id])
        if to_position and open_to_reader
        else "",
        level=level_label(last.level),
        place=", ".join(filter(None, [last.unit_name, last.organization_name])),
        steps=tuple((row.terms_from, _step(row)) for row in rows[1:] if _step(row) != _step(first))
        if len(rows) > 1
        else (),
        in_force=last.starts_on <= on and (last.ends_on is None or last.ends_on >= on),
    )


def _step(row: Appointment) -> str:
    return f"{row.title} ({Level(row.level).label})" if row.title else row.host


def commitment(appointment: Appointment) -> str:
    """Whether an interchange is subject to the corporate commitment, in words."""
    if appointment.kind not in INTERCHANGES:
        return ""
    if appointment.corporate_commitment:
        return _("Subject to the corporate commitment.")
    return _("Not subject to the corporate commitment.")


def bearers(appointment: Appointment) -> str:
    """Who bears salary and performance pay, in a sentence."""
    salary = appointment.salary_borne_by
    performance = appointment.performance_pay_borne_by
    if salary and salary == performance:
        return _("{name} bears salary and performance pay.").format(name=salary)
    said = []
    if salary:
        said.append(_("{name} bears the salary.").format(name=salary))
    if performance:
        said.append(_("{name} bears performance pay.").format(name=performance))
    return " ".join(said)


LINE = """
    SELECT p.id, p.given_name || ' ' || p.family_name, t.title_{language}, t.level,
           u.organization_id
      FROM directory_superiors(%(person)s, %(on)s) s
      JOIN directory_person p ON p.id = s.person_id
      JOIN directory_positionterms t ON t.position_id = s.position_id
       AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
      JOIN directory_unit u ON u.id = t.unit_id
     ORDER BY s.step
"""


def line_of(person: Person, *, on: date, user) -> list[Above]:
    """The managers above a person on a day with their titles, nearest first."""
    standing = door.standing(user)
    with connection.cursor() as cursor:
        cursor.execute(LINE.format(language=language()), {"person": person.pk, "on": on})
        rows = cursor.fetchall()
    return [
        Above(
            name,
            reverse("directory:person", args=[pk])
            if standing.is_ochro or organization in standing.organizations
            else "",
            title,
            Level(level).label,
        )
        for pk, name, title, level, organization in rows
    ]


def languages(results: Iterable[LanguageResult], *, on: date) -> list[Standing]:
    """The latest result of each skill by that day, with its validity in words."""
    latest: dict[str, LanguageResult] = {}
    for result in sorted(results, key=lambda result: result.tested_on):
        if result.tested_on <= on:
            latest[result.skill] = result
    return [_language(skill, latest.get(skill), on=on) for skill in Skill]


def _language(skill: Skill, result: LanguageResult | None, *, on: date) -> Standing:
    if result is None:
        return Standing(str(skill.label), None, _("No result recorded"), "neutral")
    day = as_day(result.expires_on)
    words, tone = {
        "lasting": (_("No expiry date"), "good"),
        "valid": (_("Valid to {day}"), "good"),
        "ending": (_("Expires within 6 months, on {day}"), "warn"),
        "expired": (_("Expired on {day}"), "danger"),
    }[rules.validity(result.expires_on, on=on)]
    return Standing(str(skill.label), result, words.replace("{day}", day), tone)


def pay_of(person: Person, *, on: date, level: str) -> Pay:
    """The salary in force that day, beside the published range of the level, if one is known."""
    salary = Salary.objects.on(on).filter(person=person).first()
    try:
        table = salary_table(on=on)
    except NotInForce:
        return Pay(salary, level_label(level), None, "")
    source = table.source_fr if language() == "fr" else table.source
    return Pay(salary, level_label(level), table.ranges.get(level), source)


def works_in(stays: list[Stay]) -> Stay | None:
    """Where the person works that day, when it is not where they belong."""
    return next((s for s in stays if s.in_force and s.appointment.kind not in HOME_KINDS), None)


def level_label(code: str) -> str:
    """A level as people read it."""
    return Level(code).label if code else ""
