"""The sign-in forms of allauth in our words, and the filters of the list of accounts."""

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

from etms.accounts import services


class Plain:
    """Labels instead of placeholders, which vanish while one writes; no hint but ours."""

    labels: dict = {}
    hints: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignInForm(Plain, allauth.LoginForm):
    labels = {"login": _("E-mail address or user name"), "password": _("Password")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class ResetForm(Plain, allauth.ResetPasswordForm):
    labels = {"email": _("E-mail address")}

    def save(self, request, **kwargs):
        """Not allauth's: the mail goes by the queue, known address or not, in the same time."""
        services.ask_for_reset(user=self.users[0] if self.users else None)
        return self.cleaned_data["email"]


NEW = {"password1": _("New password"), "password2": _("New password, once more")}
LONG = {"password1": _("At least 15 characters. A sentence that only you know is a good choice.")}


class NewPasswordForm(Plain, allauth.ResetPasswordKeyForm):
    labels, hints = NEW, LONG


class ChangePasswordForm(Plain, allauth.ChangePasswordForm):
    labels, hints = NEW | {"oldpassword": _("Password until now")}, LONG


class AccountFilters(forms.Form):
    """What an administrator looks for in the list of accounts."""

    q = forms.CharField(
        label=_("User name or e-mail"), max_length=100, required=False, widget=forms.SearchInput
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), ("active", _("Active")), ("deactivated", _("Deactivated"))],
        required=False,
    )
