"""What a person chooses about notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.accounts.choices import NoticeMail


class NoticeMailForm(forms.Form):
    """How notices come by e-mail."""

    notice_mail = forms.ChoiceField(
        label=_("Notices by e-mail"),
        help_text=_("Mails about your account itself, such as a new password, come always."),
        choices=NoticeMail,
        widget=forms.RadioSelect,
    )
