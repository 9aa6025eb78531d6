"""The floor: bare Django views of the same shape on the same tables, in the same server."""

from django import forms
from django.db import connection, transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.template import Context, Engine
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from etms.cycles.models import Question
from etms.directory.models import Appointment, LanguageResult, Person
from talent.models import Answer, Assessment, Questionnaire

ENGINE = Engine()
ROWS = ENGINE.from_string(
    "<table>{% for r in rows %}<tr><td>{{ r.0 }} {{ r.1 }}</td><td>{{ r.2 }}</td>"
    "<td>{{ r.3 }}</td><td>{{ r.4 }}</td><td>{{ r.5 }}</td></tr>{% endfor %}</table>"
)
FILE = ENGINE.from_string(
    "<h1>{{ p }}</h1>{% for a in appointments %}<p>{{ a.kind }} {{ a.starts_on }}</p>{% endfor %}"
    "{% for r in results %}<p>{{ r.skill }} {{ r.result }}</p>{% endfor %}"
)
CARDS = ENGINE.from_string(
    "{% for r in rows %}<article><h3>{{ r.0 }} {{ r.1 }}</h3><p>{{ r.2 }}</p><p>{{ r.3 }}</p>"
    '<p>{{ r.4 }}</p><a href="/{{ r.5 }}/">Move</a></article>{% endfor %}'
)
FORM = ENGINE.from_string('<h1>{{ p }}</h1><form method="post">{{ form.as_p }}</form>')
GROUPS = ENGINE.from_string(
    "<table>{% for r in rows %}<tr><td>{{ r.0 }}</td><td>{{ r.1 }}</td><td>{{ r.2 }}</td>"
    "<td>{{ r.3 }}</td></tr>{% endfor %}</table>"
)


def count_queries(get_response):
    """X-Queries says how many statements a request took, when the request asks."""

    def middleware(request):
        if "HTTP_X_COUNT" not in request.META:
            return get_response(request)
        count = 0

        def counter(execute, sql, params, many, context):
            nonlocal count
            count += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(counter):
            response = get_response(request)
        response["X-Queries"] = str(count)
        return response

    return middleware


def home(request):
    """Session and user only."""
    return HttpResponse(f"<h1>{request.user}</h1>")


def rows(request):
    """25 rows with 4 joins."""
    today = timezone.localdate()
    found = (
        Appointment.objects.filter(
            kind="substantive",
            starts_on__lte=today,
            ends_on__isnull=True,
            position__terms__starts_on__lte=today,
            position__terms__ends_on__isnull=True,
        )
        .order_by("person__sort_name", "pk")
        .values_list(
            "person__given_name",
            "person__family_name",
            "position__terms__title_en",
            "position__terms__level",
            "position__terms__unit__name_en",
            "position__terms__unit__organization__name_en",
        )[:25]
    )
    return HttpResponse(ROWS.render(Context({"rows": found, "user": request.user.pk})))


def file(request):
    """One object in 3 queries."""
    person = Person.objects.get(pk=request.GET["pk"])
    page = {
        "user": request.user.pk,
        "p": person,
        "appointments": Appointment.objects.filter(person=person),
        "results": LanguageResult.objects.filter(person=person),
    }
    return HttpResponse(FILE.render(Context(page)))


def _field(row, said) -> forms.Field:
    shown = {"label": row.name_en, "help_text": row.text_en, "initial": said}
    if not row.options:
        return forms.CharField(widget=forms.Textarea, **shown)
    choices = [(each["code"], each["en"]) for each in row.options]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shown)


def form(request):
    """The questions of a questionnaire as one form of Django's with their answers, in 3 queries;
    `both`: those of an assessment below."""
    sheet = Questionnaire.objects.select_related("cycle").get(pk=request.GET["questionnaire"])
    portals = ["talent_management", "people_assessment"][: 2 if "both" in request.GET else 1]
    asked = Question.objects.filter(version=sheet.cycle.questions_id, portal__in=portals)
    if "both" not in request.GET:
        asked = asked.filter(section="strengths")
    given = dict(Answer.objects.filter(sheet=sheet).values_list("question", "value"))
    fields = {
        f"{row.pk}.{part}": _field(row, given.get(row.pk))
        for row in asked
        for part in range(7 if row.per_competency else 1)
    }
    shown = type("Asked", (forms.Form,), fields)()
    return HttpResponse(FORM.render(Context({"p": sheet.person_id, "form": shown})))


def board(request):
    """The people of an organization as cards, with 4 joins."""
    today = timezone.localdate()
    found = Appointment.objects.filter(
        kind="substantive",
        starts_on__lte=today,
        ends_on__isnull=True,
        position__terms__starts_on__lte=today,
        position__terms__ends_on__isnull=True,
        position__terms__unit__organization=request.GET["organization"],
    ).values_list(
        "person__given_name",
        "person__family_name",
        "position__terms__title_en",
        "position__terms__level",
        "position__terms__unit__name_en",
        "person",
    )[: int(request.GET["most"])]
    return HttpResponse(CARDS.render(Context({"rows": found, "user": request.user.pk})))


def figures(request):
    """The states of the assessments of an organization, counted by unit."""
    today = timezone.localdate()
    found = (
        Assessment.objects.filter(
            cycle=request.GET["cycle"],
            person__appointments__kind="substantive",
            person__appointments__starts_on__lte=today,
            person__appointments__ends_on__isnull=True,
            person__appointments__position__terms__ends_on__isnull=True,
            person__appointments__position__terms__unit__organization=request.GET["organization"],
        )
        .values_list("person__appointments__position__terms__unit__name_en")
        .annotate(
            number=Count("pk"),
            complete=Count("pk", filter=Q(state="complete")),
            approved=Count("pk", filter=Q(state="approved")),
        )
    )
    return HttpResponse(GROUPS.render(Context({"rows": found, "user": request.user.pk})))


@csrf_exempt
@transaction.atomic
def save(request):
    """One UPDATE with commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE django_session SET expire_date = expire_date + interval '1 microsecond' "
            "WHERE session_key = %s",
            [request.session.session_key],
        )
    return HttpResponse(str(request.user.pk))
