"""Doors to the talent profile of an executive: to read it, and to take it away as PDF or DOCX."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from etms import access as door
from etms.directory.access import relation, visible_people
from etms.documents import REPORT, WORD, Document, pdf, word
from talent.screens import talent_profile as screens

LANGUAGES = ("en", "fr")


@require_safe
def talent_profile(request, pk):
    """The profile, in the reader's language."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    page = screens.profile_page(
        request.user,
        person,
        at=timezone.now(),
        on=door.standing(request.user).on,
        stands=relation(request.user, person),
    )
    return render(request, "talent/talent_profile.html", page)


@require_safe
def talent_profile_pdf(request, pk, language):
    """The same as a file, in the language that is asked for."""
    return _taken_away(request, pk, language, "pdf")


@require_safe
def talent_profile_docx(request, pk, language):
    """The same as a file that a text processor opens."""
    return _taken_away(request, pk, language, "docx")


def _pdf(made: Document, language: str, *, at) -> bytes:
    return pdf(REPORT, made.data(), language, at=at)


FORMS = {"pdf": ("application/pdf", _pdf), "docx": (WORD, word)}


def _taken_away(request, pk, language, form):
    person = get_object_or_404(visible_people(request.user), pk=pk)
    at, on = timezone.now(), door.standing(request.user).on
    with translation.override(language):
        made = screens.document(request.user, person, at=at, on=on, what=f"talent_profile_{form}")
        name = screens.file_name(made, form)
    content_type, drawn = FORMS[form]
    return HttpResponse(
        drawn(made, language, at=at),
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Language": language,
        },
    )
