"""Who races: executives with a questionnaire that has just begun, and its ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from etms.cycles.queries import running_cycle
from etms.trace.models import Event
from talent.models import Answer, Questionnaire
from talent.queries.population import population_of_service
from talent.services import questionnaires


@dataclass(frozen=True)
class Racer:
    """One executive's questionnaire."""

    sheet: Questionnaire

    def ledger(self) -> dict[str, dict[int, Any]]:
        """The history of every answer, by code and revision, as the ledger has it."""
        found: dict[str, dict[int, Any]] = {}
        for answer in Answer.objects.filter(sheet=self.sheet).select_related("question"):
            events = Event.objects.filter(table_name="talent_answer", row_id=answer.pk)
            for new in events.exclude(op="D").order_by("pk").values_list("new", flat=True):
                found.setdefault(answer.question.code, {})[new["revision"]] = new["value"]
        return found


def take(number: int) -> Iterator[Racer]:
    """So many executives who have not begun, each begun now."""
    now = timezone.now()
    cycle = running_cycle(on=timezone.localdate())
    if cycle is None or not cycle.questions_id:
        raise SystemExit("No cycle with a questionnaire is running in this service.")
    waiting = population_of_service(cycle, on=timezone.localdate()).executives(
        "answers = '' AND participation <> '' AND answer_by >= %(on)s "
        "AND user_id IN (SELECT id FROM accounts_user WHERE is_active)",
        limit=number,
    )
    if len(waiting) < number:
        raise SystemExit(f"Only {len(waiting)} executives have not begun; {number} are needed.")
    for executive in waiting:
        yield begin(executive.person_id, cycle, at=now)


def begin(person_id: int, cycle, *, at) -> Racer:
    person = Questionnaire._meta.get_field("person").related_model.objects.get(pk=person_id)
    return Racer(questionnaires.begin(person=person, cycle=cycle, by=person.user, at=at))


def cookie(racer: Racer) -> tuple[str, str]:
    """The session of this executive."""
    client = Client()
    client.force_login(racer.sheet.person.user)
    name = settings.SESSION_COOKIE_NAME
    return name, client.cookies[name].value
