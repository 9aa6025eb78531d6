"""Screens of roles: delegates, roles given, who can see a file, who opened it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from etms import access as door
from etms.directory.access import visible_people
from etms.roles import access, queries, screens, services
from etms.roles.choices import Role
from etms.roles.forms import DelegateForm, RoleForm

# What a page about one role says of it.
WHOLE = ("user__person", "organization", "cycle")


@require_http_methods(["GET", "POST"])
def delegates(request):
    """The delegates of one's organization; the deputy head names them here."""
    own = screens.own_organizations(request.user)
    organization = screens.organization_asked(own, request.GET.get("organization", ""))
    dossiers = queries.open_dossiers(organization.pk, on=timezone.localdate())
    contacts = screens.contacts_now(dossiers)
    form = DelegateForm(request.POST or None, dossiers=dossiers, contacts=contacts)
    if request.method == "POST" and form.is_valid() and _name_delegate(request, form):
        return redirect(screens.delegates_url(organization))
    page = screens.delegates_page(organization, own=own, viewer=request.user, form=form)
    return render(request, "roles/delegates.html", page, status=422 if form.errors else 200)


def _name_delegate(request, form) -> bool:
    """Whether the delegate was named; else the reasons stand beside the fields."""
    now, told = timezone.now(), form.nomination()
    former = next(iter(queries.main_contacts([told["dossier"]], at=now)), None)
    try:
        named = services.nominate_delegate(**told, by=request.user, at=now)
    except ValidationError as error:
        screens.show_errors(form, error)
        return False
    messages.success(request, _("The delegate is named and was told."))
    if former and named.main_contact:
        words = _("%(name)s is no longer the main contact, and was told.")
        messages.info(request, words % {"name": former.holder})
    return True


@require_http_methods(["GET", "POST"])
def delegate_withdraw(request, pk):
    """Asks first, and says what follows."""
    named = access.visible_assignments(request.user).filter(role=Role.DELEGATE)
    found = get_object_or_404(named.select_related(*WHOLE), pk=pk)
    door.require(request.user, "roles.nominate", found.organization)
    if request.method == "GET":
        return render(request, "roles/confirm.html", screens.withdraw_page(found))
    try:
        services.withdraw_delegate(assignment=found, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The nomination is withdrawn, and the delegate was told."))
    return redirect(screens.delegates_url(found.organization))


@require_GET
def delegates_of_all(request):
    """OCHRO's list: who is the delegate of each organization, and where there is none."""
    door.require(request.user, "roles.see_delegates_of_all")
    page = screens.delegates_of_all_page(only_missing=request.GET.get("show") == "missing")
    return render(request, "roles/delegates_of_all.html", page)


@require_http_methods(["GET", "POST"])
def roles(request):
    """Roles given in the organization, or in OCHRO by its lead."""
    scope = screens.role_scope(request.user)
    form = RoleForm(request.POST or None, dossiers=scope.dossiers, organization=scope.organization)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            services.assign_role(
                **form.assignment(),
                organization=scope.organization,
                starts_at=now,
                by=request.user,
                at=now,
            )
        except ValidationError as error:
            screens.show_errors(form, error)
        else:
            messages.success(request, _("The role is given."))
            return redirect("roles:roles")
    page = screens.roles_page(scope, viewer=request.user, form=form)
    return render(request, "roles/roles.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def role_end(request, pk):
    """Asks first, and says what follows. Delegates are withdrawn, at their own address."""
    given = access.visible_assignments(request.user).exclude(role=Role.DELEGATE)
    found = get_object_or_404(given.select_related(*WHOLE), pk=pk)
    door.require(request.user, "roles.end", found)
    if request.method == "GET":
        return render(request, "roles/confirm.html", screens.end_page(found))
    try:
        services.end_role(assignment=found, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The role is ended, and its holder was told."))
    return redirect("roles:roles")


@require_GET
def who_can_see(request, pk):
    """Who can open this executive's file now, written from the rule itself."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "directory.view_file", person)
    page = screens.who_can_see_page(person, at=timezone.now(), viewer=request.user)
    return render(request, "roles/who_can_see.html", page)


@require_GET
def who_opened(request, pk):
    """Who opened my file, when, in which role and for what."""
    person = get_object_or_404(visible_people(request.user), pk=pk)
    door.require(request.user, "roles.see_readings", person)
    page = screens.who_opened_page(person, request=request)
    return render(request, "roles/who_opened.html", page)
