"""The sign-in forms of allauth in our words: real labels, no placeholders, filled by the browser."""

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _


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


NEW = {"password1": _("New password"), "password2": _("New password, once more")}
LONG = {"password1": _("At least 15 characters. A sentence that only you know is a good choice.")}


class NewPasswordForm(Plain, allauth.ResetPasswordKeyForm):
    labels, hints = NEW, LONG


class ChangePasswordForm(Plain, allauth.ChangePasswordForm):
    labels, hints = NEW | {"oldpassword": _("Password until now")}, LONG


class ConfirmForm(Plain, allauth.ReauthenticateForm):
    labels = {"password": _("Password")}
