"""The floor: bare Django views of the same shape on the same tables, in the same server."""

from django.db import connection, transaction
from django.http import HttpResponse
from django.template import Context, Engine
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from etms.directory.models import Appointment, LanguageResult, Person

ENGINE = Engine()
ROWS = ENGINE.from_string(
    "<table>{% for r in rows %}<tr><td>{{ r.0 }} {{ r.1 }}</td><td>{{ r.2 }}</td>"
    "<td>{{ r.3 }}</td><td>{{ r.4 }}</td><td>{{ r.5 }}</td></tr>{% endfor %}</table>"
)
FILE = ENGINE.from_string(
    "<h1>{{ p }}</h1>{% for a in appointments %}<p>{{ a.kind }} {{ a.starts_on }}</p>{% endfor %}"
    "{% for r in results %}<p>{{ r.skill }} {{ r.result }}</p>{% endfor %}"
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
