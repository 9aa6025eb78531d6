"""How a decision was signed, and whether its file still verifies."""

from typing import Any

from django.utils.translation import gettext as _

from classification.choices.files import Verdict
from classification.forms.files import VerifyForm
from classification.models import JobEvaluation, SignedFile
from classification.queries import files as queries
from classification.screens.evaluations import head
from classification.screens.filing.links import links
from etms.directory.queries import names_of_users
from etms.formats import write_moment
from etms.packages.screens import spelled


def signed_page(request, evaluation: JobEvaluation, file: SignedFile | None) -> dict[str, Any]:
    """Who signed and when, the hash, and the check as of now; with a hash sent, also whether it
    is the one of this file. None for a decision made before files were signed."""
    form = VerifyForm(request.GET or None)
    asked = form.cleaned_data["hash"] if form.is_bound and form.is_valid() else ""
    shown = head(request.user, evaluation, "signed")
    shown["trail"].append((_("Evaluation"), evaluation.get_absolute_url()))
    return shown | {
        "file": file,
        "files": links(request.user, evaluation),
        "form": form,
        **(_checked(file, asked) if file else {}),
    }


def _checked(file: SignedFile, asked: str) -> dict[str, Any]:
    verdict = queries.check(file, hash=asked)
    changed = queries.changed_since(file) if verdict == Verdict.RECORDS else []
    signed_by = names_of_users([file.signed_by_id])[file.signed_by_id]
    return {
        "facts": [
            (_("Number of the signed file"), file.number),
            (_("Signed by"), _("%(name)s, deputy head") % {"name": signed_by}),
            (_("Signed on"), write_moment(file.signed_at)),
        ],
        "hash": spelled(file.hash),
        "verdict": verdict,
        "genuine": verdict == Verdict.GENUINE,
        "changed": [_parts()[name] for name in changed],
    }


def _parts() -> dict[str, str]:
    return {
        "description": _("Job description"),
        "allocation": _("Allocation"),
        "committee": _("Committee"),
        "judged": _("Degrees and points"),
        "rationales": _("Rationale"),
        "comparators": _("Benchmark positions"),
        "decision": _("Decision"),
    }
