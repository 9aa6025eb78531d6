"""Doors to every change: one form, one service; what was written stays when it is refused."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from etms import access as door
from etms.directory import access, forms, services
from etms.directory.models import Appointment
from etms.directory.screens import changes as screens

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _change(request, form, page, *, save, said):
    """Draw the form, or let the service act and go back to the thing."""
    if request.method == "POST" and form.is_valid():
        try:
            save(**form.cleaned_data, by=request.user, at=timezone.now())
        except ValidationError as refusal:
            forms.show_refusal(form, refusal)
        else:
            messages.success(request, said)
            return redirect(page["back"])
    status = 422 if form.errors else 200
    return render(request, "directory/change.html", {**page, "form": form}, status=status)


@GET_OR_POST
def unit_add(request, pk):
    organization = get_object_or_404(access.visible_organizations(request.user), pk=pk)
    door.require(request.user, "directory.maintain", organization)
    form = forms.UnitForm(request.POST or None, units=screens.units(organization))
    return _change(
        request,
        form,
        screens.unit_add(organization),
        save=lambda **given: services.add_unit(organization=organization, **given),
        said=_("The unit is added."),
    )


@GET_OR_POST
def unit_revise(request, pk):
    unit = get_object_or_404(
        access.visible_units(request.user).select_related("organization"), pk=pk
    )
    door.require(request.user, "directory.maintain", unit.organization)
    form = forms.UnitForm(
        request.POST or None,
        units=screens.units(unit.organization),
        initial={"name_en": unit.name_en, "name_fr": unit.name_fr, "parent": unit.parent_id},
    )
    return _change(
        request,
        form,
        screens.unit_revise(unit),
        save=lambda **given: services.revise_unit(unit=unit, **given),
        said=_("The unit is changed."),
    )


@GET_OR_POST
def position_add(request, pk):
    organization = get_object_or_404(access.visible_organizations(request.user), pk=pk)
    door.require(request.user, "directory.maintain", organization)
    form = forms.PositionForm(
        request.POST or None,
        user=request.user,
        units=screens.units(organization),
        initial={"unit": request.GET.get("unit"), "starts_on": screens.today(request)},
    )
    return _change(
        request,
        form,
        screens.position_add(organization),
        save=services.add_position,
        said=_("The position is added."),
    )


@GET_OR_POST
def position_revise(request, pk):
    position = get_object_or_404(access.visible_positions(request.user), pk=pk)
    terms, organization = screens.terms_today(request, position)
    door.require(request.user, "directory.maintain", organization)
    screens.require_apart(request, position)
    form = forms.ReviseForm(
        request.POST or None,
        user=request.user,
        units=screens.units(organization),
        initial=screens.as_written(request, position, terms),
    )
    return _change(
        request,
        form,
        screens.position_revise(position, terms),
        save=lambda **given: services.revise_position(position=position, **given),
        said=_("The position is changed."),
    )


@GET_OR_POST
def person_add(request, pk):
    organization = get_object_or_404(access.visible_organizations(request.user), pk=pk)
    door.require(request.user, "directory.maintain", organization)
    form = forms.PersonForm(
        request.POST or None,
        user=request.user,
        initial=screens.first_day(request),
    )
    return _change(
        request,
        form,
        screens.person_add(organization),
        save=services.add_person,
        said=_("The person is added and appointed."),
    )


@GET_OR_POST
def person_receive(request, pk):
    organization = get_object_or_404(access.visible_organizations(request.user), pk=pk)
    door.require(request.user, "directory.maintain", organization)
    form = forms.ReceiveForm(
        request.POST or None,
        user=request.user,
        initial=screens.first_day(request),
    )
    return _change(
        request,
        form,
        screens.person_receive(organization),
        save=services.receive_person,
        said=_("The person is appointed."),
    )


@GET_OR_POST
def appointment_add(request, pk):
    person = get_object_or_404(access.visible_people(request.user), pk=pk)
    door.require(request.user, "directory.appoint", person)
    form = forms.AppointmentForm(
        request.POST or None,
        user=request.user,
        initial=screens.usual_appointment(request, person),
    )
    return _change(
        request,
        form,
        screens.appointment_add(person),
        save=lambda **given: services.start_appointment(person=person, **given),
        said=_("The appointment is recorded."),
    )


@GET_OR_POST
def appointment_end(request, pk):
    rows = Appointment.objects.filter(person__in=access.visible_people(request.user))
    appointment = get_object_or_404(rows.select_related("person", "position"), pk=pk)
    door.require(request.user, "directory.appoint", appointment.person)
    form = forms.EndForm(request.POST or None, initial=screens.usual_end(request, appointment))
    return _change(
        request,
        form,
        screens.appointment_end(appointment),
        save=lambda **given: services.end_appointment(appointment=appointment, **given),
        said=_("The end of the appointment is recorded."),
    )


@GET_OR_POST
def result_add(request, pk):
    person = get_object_or_404(access.visible_people(request.user), pk=pk)
    door.require(request.user, "directory.appoint", person)
    return _change(
        request,
        forms.LanguageResultForm(request.POST or None),
        screens.result_add(person),
        save=lambda **given: services.record_language_result(person=person, **given),
        said=_("The language result is recorded."),
    )


@GET_OR_POST
def salary_record(request, pk):
    person = get_object_or_404(access.visible_people(request.user), pk=pk)
    door.require(request.user, "directory.record_salary", person)

    def save(**given):
        salary = services.record_salary(person=person, **given)
        if warning := screens.outside_range(person, salary):
            messages.warning(request, warning)

    today = screens.today(request)
    page = screens.salary_record(person, on=today)
    form = forms.SalaryForm(request.POST or None, initial={"starts_on": today})
    return _change(request, form, page, save=save, said=_("The salary is recorded."))


@GET_OR_POST
def account_open(request, pk):
    person = get_object_or_404(access.visible_people(request.user), pk=pk)
    door.require(request.user, "directory.appoint", person)
    return _change(
        request,
        forms.AccountForm(request.POST or None),
        screens.account_open(person),
        save=lambda **given: services.open_account(person=person, **given),
        said=_("The account is open; the person was sent a link to choose a password."),
    )


@GET_OR_POST
def particulars(request, pk):
    person = get_object_or_404(access.visible_people(request.user), pk=pk)
    door.require(request.user, "directory.own", person)
    form = forms.ParticularsForm(request.POST or None, initial=screens.languages_of(person))
    return _change(
        request,
        form,
        screens.particulars(person),
        save=lambda **given: services.revise_own_particulars(person=person, **given),
        said=_("Your languages are kept."),
    )


@GET_OR_POST
def restricted(request, pk):
    person = get_object_or_404(access.visible_people(request.user), pk=pk)
    door.require(request.user, "directory.own", person)
    form = forms.RestrictedForm(request.POST or None, initial=screens.restricted_of(person))
    return _change(
        request,
        form,
        screens.restricted(person),
        save=lambda **given: services.revise_restricted(person=person, **given),
        said=_("What only you see is kept."),
    )
