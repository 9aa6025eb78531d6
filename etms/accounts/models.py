"""Who signs in. There is no superuser and no staff flag: every right comes by the one door."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.accounts.choices import Language, NoticeMail


class UserManager(BaseUserManager):
    """Finds accounts; made through services, which write the trace."""

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """An account. The person behind it, if any, stands in the directory."""

    username = models.CharField(
        _("user name"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    notice_mail = models.CharField(
        _("notices by e-mail"), max_length=5, choices=NoticeMail, default=NoticeMail.EACH
    )
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    last_login = None  # sessions say it (allauth.usersessions); a sign-in writes no content row

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    # Nobody is above the door; these exist because libraries ask.
    is_superuser = False
    is_staff = False

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="one_account_per_username"),
            models.UniqueConstraint(Lower("email"), name="one_account_per_email"),
        ]

    def __str__(self):
        return self.username

    def has_perm(self, perm, obj=None):
        return False

    def has_perms(self, perm_list, obj=None):
        return False

    def has_module_perms(self, app_label):
        return False
