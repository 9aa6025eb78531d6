"""Where the classification file of an evaluation is taken away, for whoever may."""

from django.urls import reverse
from django.utils.translation import gettext as _

from classification.models import JobEvaluation
from etms import access as door


def links(user, evaluation: JobEvaluation) -> list[tuple[str, str]]:
    """The file in each language, as far as this reader may take it away now."""
    if not door.can(user, "classification.take_file", evaluation):
        return []
    return [
        (label, reverse("classification:file_pdf", args=[evaluation.pk, code]))
        for code, label in (("en", _("PDF in English")), ("fr", _("PDF in French")))
    ]
