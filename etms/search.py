"""Search that ignores accents and case, and sorting right in both languages, without extensions.

The folded form is a stored generated column (SQL function etms_fold, made by the directory's
first migration); words are found by prefix through a GIN index on the text-search column.
"""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext as _

LONGEST = 100  # of what is looked for, as in templates/components/search_box.html


class Fold(models.Func):
    """Lower case, no accents, œ and æ spelled out."""

    function = "etms_fold"
    arity = 1
    output_field = models.TextField()


class Words(models.Func):
    """The words of a text, folded, for search by prefix."""

    function = "etms_words"
    arity = 1
    output_field = SearchVectorField()


def _joined(*names: str) -> models.expressions.Combinable:
    expression = models.F(names[0])
    for name in names[1:]:
        expression = models.expressions.CombinedExpression(
            models.expressions.CombinedExpression(expression, "||", models.Value(" ")),
            "||",
            models.F(name),
            output_field=models.TextField(),
        )
    return expression


def sort_field(*names: str) -> models.GeneratedField:
    """Stored sort key of these text fields."""
    return models.GeneratedField(
        expression=Fold(_joined(*names)), output_field=models.TextField(), db_persist=True
    )


def words_field(*names: str) -> models.GeneratedField:
    """Stored search column of these text fields."""
    return models.GeneratedField(
        expression=Words(_joined(*names)), output_field=SearchVectorField(), db_persist=True
    )


@SearchVectorField.register_lookup
class Begins(models.Lookup):
    """words__begins="dup mar": each word of the text begins some word of the column."""

    lookup_name = "begins"

    def get_prep_lookup(self):
        return str(self.rhs).replace("\0", " ")[:200]

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} @@ etms_prefixes(%s)", [*left_params, self.rhs]


def matching(text: str, field: str = "words") -> models.Q:
    """Rows in which every word of `text` begins some word of the column; all rows for no word."""
    return models.Q(**{f"{field}__begins": text}) if re.search(r"\w", text) else models.Q()


@dataclass(frozen=True)
class Sought:
    """What is written in a search box, and what is wrong with it; words that are too long narrow
    nothing, and stand there to be put right."""

    written: str

    @property
    def wrong(self) -> str:
        if len(self.written) <= LONGEST:
            return ""
        return _("Write at most %(most)d characters.") % {"most": LONGEST}

    @property
    def words(self) -> str:
        return "" if self.wrong else self.written
