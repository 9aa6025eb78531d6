"""Whose receipts a user may see: what each purpose says of its own packages."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from etms.packages.models import Package
from etms.packages.purposes import purposes


def visible_packages(user) -> QuerySet[Package]:
    """Packages whose receipt this user may see, each without its content."""
    wanted = [Q(purpose=each.code) & each.visible(user) for each in purposes()]
    return Package.objects.filter(reduce(or_, wanted, Q(pk__in=[]))).defer("content")
