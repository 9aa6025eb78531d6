"""How allauth behaves in this house: no self-registration, password changes leave a trace."""

from allauth.account.adapter import DefaultAccountAdapter

from etms.accounts import services


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        services.note_password_change(user=user)
        super().set_password(user, password)
