"""Doors to the Employee Information Portal: everything is changed by the executive alone.

A part of the page that htmx asks for comes back alone; otherwise the whole page does, with the
form open in its place.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from etms import access as door
from etms.directory.access import visible_people
from talent.forms.profiles import CommunityForm, ContactForm, EntryForm
from talent.models import CommunityMembership, ProfileEntry
from talent.queries import profiles as queries
from talent.screens import profiles as screens
from talent.services import profiles as services

READ = require_http_methods(["GET", "HEAD", "POST"])


def _own(request):
    """The person behind the account; an account alone has no profile."""
    person = door.standing(request.user).person
    if person is None:
        raise Http404
    return person


@require_safe
def information(request, pk):
    """The profile of one person: for the executive, and those to whom the file opens."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    return render(request, "talent/information.html", screens.profile_page(request, person))


@require_safe
def own_information(request):
    return redirect("talent:information", pk=_own(request).pk)


def _done(request, person, name: str, part: Any, said: str):
    """After a change: the part alone with what was done, or the page at that part."""
    if request.htmx:
        return _part(request, name, part)
    messages.success(request, said)
    address = reverse("talent:information", args=[person.pk])
    return redirect(f"{address}#part-{name}")


def _open(request, person, name: str, part: Any, *, wrong: bool):
    """The part with a form open in it, alone or on its page."""
    if request.htmx:
        return _part(request, name, part, status=422 if wrong else 200)
    page = screens.profile_page(request, person, **{name: part})
    return render(request, "talent/information.html", page, status=422 if wrong else 200)


def _part(request, name: str, part: Any, status: int = 200):
    template, inputs = {
        "contact": ("talent/parts/contact.html", part),
        "communities": ("talent/parts/communities.html", part),
    }.get(name, ("talent/parts/entries.html", {"section": part}))
    if name == "employment":
        inputs = {**inputs, "stays": screens.stays_for(request.user, _own(request))}
    return render(request, template, inputs, status=status)


@READ
def entry_add(request, kind):
    """A form for one more entry of a kind, and what it sends."""
    person = _own(request)
    if request.method != "POST":
        form = None if "close" in request.GET else EntryForm(kind=kind)
        return _open(request, person, kind, _section(person, kind, form=form), wrong=False)
    form = EntryForm(request.POST, kind=kind)
    if not form.is_valid():
        return _open(request, person, kind, _section(person, kind, form=form), wrong=True)
    act = {"by": request.user, "at": timezone.now()}
    entry = services.add_entry(person=person, kind=kind, values=form.values, **act)
    said = _("Added: %(title)s") % {"title": entry.title}
    return _done(request, person, kind, _section(person, kind, said=said), said)


def _section(person, kind: str, **more) -> screens.Section:
    return screens.section(person, kind, own=True, **more)


def _own_entry(request, pk: int) -> ProfileEntry:
    rows = ProfileEntry.objects.select_related("person")
    return get_object_or_404(rows, pk=pk, person=_own(request))


@READ
def entry_change(request, pk):
    """The form of one entry in its place, and what it sends."""
    entry = _own_entry(request, pk)
    person, kind = entry.person, entry.kind
    data = request.POST if request.method == "POST" else None
    form = EntryForm(data, kind=kind, entry=entry)
    if data is None or not form.is_valid():
        part = _section(person, kind, form=form, open_pk=entry.pk)
        return _open(request, person, kind, part, wrong=data is not None)
    act = {"by": request.user, "at": timezone.now()}
    try:
        entry = services.change_entry(
            entry=entry, values=form.values, base=form.cleaned_data["base"], **act
        )
    except services.Changed as elsewhere:
        form.offer(elsewhere.entry)
        part = _section(person, kind, form=form, open_pk=entry.pk)
        return _open(request, person, kind, part, wrong=True)
    said = _("Saved: %(title)s") % {"title": entry.title}
    return _done(request, person, kind, _section(person, kind, said=said), said)


@require_POST
def entry_remove(request, pk):
    """Take an entry out; it can be put back at once."""
    entry = _own_entry(request, pk)
    services.remove_entry(entry=entry, by=request.user, at=timezone.now())
    said = _("Removed: %(title)s") % {"title": entry.title}
    removed = screens.undo_fields(entry)
    part = _section(entry.person, entry.kind, said=said, removed=removed)
    if request.htmx:
        return _part(request, entry.kind, part)
    page = screens.profile_page(request, entry.person, **{entry.kind: part})
    return render(request, "talent/information.html", page)


@READ
def contact(request):
    """How to reach the executive at work."""
    person = _own(request)
    data = request.POST if request.method == "POST" else None
    if "close" in request.GET:
        return _open(
            request, person, "contact", screens.contact_part(person, own=True), wrong=False
        )
    form = ContactForm(data, contact=queries.contact_of(person))
    if data is None or not form.is_valid():
        part = screens.contact_part(person, own=True, form=form)
        return _open(request, person, "contact", part, wrong=data is not None)
    act = {"by": request.user, "at": timezone.now()}
    services.keep_contact(person=person, values=form.cleaned_data, **act)
    said = _("Your contact details are saved.")
    part = screens.contact_part(person, own=True, said=said)
    return _done(request, person, "contact", part, said)


@READ
def communities(request):
    """Say to which functional community one belongs, and whether it may be told."""
    person = _own(request)
    data = request.POST if request.method == "POST" else None
    form = CommunityForm(data, communities=queries.communities_for(person))
    if "close" in request.GET or data is None or not form.is_valid():
        shown = None if "close" in request.GET else form
        part = screens.communities_part(person, own=True, form=shown)
        return _open(request, person, "communities", part, wrong=data is not None)
    row = services.say_community(
        person=person,
        community=form.communities[form.cleaned_data["community"]],
        consents=form.cleaned_data["consents"],
        by=request.user,
        at=timezone.now(),
    )
    words = _("%(name)s may be told.") if row.consents else _("%(name)s is not told.")
    said = words % {"name": row.community.name}
    part = screens.communities_part(person, own=True, said=said)
    return _done(request, person, "communities", part, said)


@require_POST
def community_leave(request, pk):
    """Say that one no longer belongs to a community."""
    rows = CommunityMembership.objects.select_related("person", "community")
    membership = get_object_or_404(rows, pk=pk, person=_own(request))
    services.leave_community(membership=membership, by=request.user, at=timezone.now())
    said = _("Removed: %(title)s") % {"title": membership.community.name}
    part = screens.communities_part(membership.person, own=True, said=said)
    return _done(request, membership.person, "communities", part, said)


@require_POST
def confirm(request):
    """Say that all of the profile is still correct."""
    person = _own(request)
    services.confirm_profile(person=person, by=request.user, at=timezone.now())
    messages.success(request, _("Thank you. Your profile is confirmed as correct today."))
    return redirect("talent:information", pk=person.pk)
