"""Why each sub-factor has its degree: eight boxes on one page, sent together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from classification.choices import Field
from classification.forms.evaluations import RationaleForm
from classification.models import JobEvaluation, Rationale
from classification.policy.guidance import guidance
from classification.rules.degrees import PULL_OF
from classification.rules.reading import charts
from classification.screens.charts import definitions
from classification.screens.charts.boxes import Wrong
from classification.screens.evaluations import head
from classification.screens.wording import written
from etms import access as door


@dataclass(frozen=True)
class Line:
    """One sub-factor with its box; `other` is what somebody else wrote in it meanwhile."""

    field: Field
    degree: str
    meanings: Any
    source: str
    form: RationaleForm
    text: str
    other: Rationale | None

    is_hidden = False

    @property
    def label(self) -> str:
        return str(self.field.label)

    @property
    def anchor(self) -> str:
        return self.form["text"].anchor

    @property
    def errors(self) -> list[str]:
        return [error for errors in self.form.errors.values() for error in errors]


def rationale_page(
    user,
    evaluation: JobEvaluation,
    *,
    sent: Mapping[str, RationaleForm] | None = None,
    others: Mapping[str, Rationale] | None = None,
) -> dict[str, Any]:
    """A text for each sub-factor; `sent` are boxes that were written in and are not kept, `others`
    what stands where somebody else was faster, both by sub-factor."""
    rows = {row.field: row for row in evaluation.rationales.all()}
    on = evaluation.evaluated_on
    said, standard = guidance(on=on), charts(on=on)
    lines = []
    for field in PULL_OF:
        row = rows.get(field.value)
        lines.append(
            Line(
                field=field,
                degree=written(evaluation, field),
                meanings=definitions.degrees(field, said, standard),
                source=definitions.source_of(field, said),
                form=(sent or {}).get(field.value) or RationaleForm.of(field.value, row),
                text=row.text if row else "",
                other=(others or {}).get(field.value),
            )
        )
    return head(user, evaluation, "rationale") | {
        "lines": lines,
        "wrong": Wrong(tuple(lines)),
        "may": door.can(user, "classification.agree", evaluation),
    }
