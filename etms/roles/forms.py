"""What people send to name delegates and give roles. Forms clean; they never save."""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.fields import CHOOSE, DayField, LineField
from etms.roles.choices import CYCLE_ROLES, ORGANIZATION_ROLES, SERVICE_ROLES, Role


class AccountField(LineField):
    """An account named by its e-mail or user name; None where nobody bears that name.

    The form says nothing of it: the service answers the same for nobody and for whoever cannot
    be named, so that the answer does not tell who has an account.
    """

    def clean(self, value):
        written = super().clean(value)
        named = Q(email__iexact=written) | Q(username__iexact=written)
        return get_user_model().objects.filter(named).order_by("-is_active", "pk").first()


def end_of(day) -> datetime | None:
    """The first moment after a day named as the last one."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


class DelegateForm(forms.Form):
    """The deputy head names a delegate for a cycle."""

    dossier = forms.ModelChoiceField(label=_("Cycle"), queryset=None, empty_label=None)
    user = AccountField(
        label=_("E-mail or user name of the delegate"),
        help_text=_(
            "The delegate signs in with this account and acts in their own name, for you."
        ),
    )
    may_submit = forms.BooleanField(
        label=_("The nomination covers the submission to OCHRO"), required=False
    )
    main_contact = forms.BooleanField(label=_("Main contact for OCHRO"), required=False)
    last_day = DayField(
        label=_("Last day"),
        help_text=_("Leave empty for the whole cycle."),
        required=False,
    )

    def __init__(self, *args, dossiers, contacts, **kwargs):
        """`contacts`: what happens to whoever is the main contact now, in sentences."""
        super().__init__(*args, **kwargs)
        self.fields["dossier"].queryset = dossiers
        self.fields["dossier"].label_from_instance = lambda dossier: str(dossier.cycle)
        self.fields["main_contact"].help_text = contacts

    def nomination(self) -> dict:
        """What services.nominate_delegate wants to know."""
        told = dict(self.cleaned_data)
        last_day = told.pop("last_day")
        return {**told, "ends_at": end_of(last_day)}


class RoleForm(forms.Form):
    """Give an explicit role, in the organization or in OCHRO."""

    role = forms.ChoiceField(label=_("Role"))
    user = AccountField(label=_("E-mail or user name"))
    dossier = forms.ModelChoiceField(
        label=_("Cycle"),
        help_text=_("For committee roles only: they are given for one cycle."),
        queryset=None,
        required=False,
        empty_label=_("No cycle"),
    )
    last_day = DayField(
        label=_("Last day"),
        help_text=_("Leave empty if it is not known."),
        required=False,
    )
    basis = LineField(
        label=_("Basis"),
        help_text=_("Why this person, and who decided it: it stands in the record."),
        max_length=300,
    )

    def __init__(self, *args, dossiers, organization, **kwargs):
        super().__init__(*args, **kwargs)
        offered = ORGANIZATION_ROLES if organization else SERVICE_ROLES
        hidden = {Role.DELEGATE, Role.ADMINISTRATOR}
        self.fields["role"].choices = [
            CHOOSE,
            *((r, r.label) for r in offered if r not in hidden),
        ]
        self.fields["dossier"].queryset = dossiers
        self.fields["dossier"].label_from_instance = lambda dossier: str(dossier.cycle)
        if not organization:
            del self.fields["dossier"]

    def clean(self):
        told = super().clean()
        if told.get("role") in CYCLE_ROLES and not told.get("dossier"):
            self.add_error("dossier", _("Choose the cycle for which the role is given."))
        return told

    def assignment(self) -> dict:
        """What services.assign_role wants to know."""
        told = self.cleaned_data
        dossier = told.get("dossier")
        return {
            "user": told["user"],
            "role": told["role"],
            "cycle": dossier.cycle if dossier else None,
            "ends_at": end_of(told["last_day"]),
            "basis": told["basis"],
        }
