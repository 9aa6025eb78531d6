"""Doors to a receipt, and to the check of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from etms.packages import access, screens


@require_safe
def receipt(request, number):
    """The receipt of a package, to be printed and kept."""
    visible = access.visible_packages(request.user).select_related(
        "dossier__organization", "dossier__cycle"
    )
    found = get_object_or_404(visible, number=number)
    return render(request, "packages/receipt.html", screens.receipt_page(found))


@require_safe
def verify(request):
    """Whether a receipt is genuine: number and hash against the stored content."""
    page = screens.verify_page(request)
    return render(
        request, "packages/verify.html", page, status=422 if page["form"].errors else 200
    )
