"""What somebody wrote, to be read: each competency or question once, with all that was said."""

from collections.abc import Iterable

from etms.answers.screens import Line
from etms.bilingual import language
from etms.cycles.models import Cycle

TAGS = ("strengths-tags", "development-tags", "learning-needs-tags",
        "a-strengths-tags", "a-development-tags")  # fmt: skip
Groups = list[tuple[str, list[str]]]


def grouped(said: Iterable[tuple[str, str, str]]) -> Groups:
    """Answers by competency, where they are about one; else each by its question.

    `said` are triples: the competency or nothing, the question, the answer in words. An empty
    answer is left out. A competency stands where it is named first, with all that was said of it.
    """
    found: Groups = []
    by_part: dict[str, list[str]] = {}
    for part, question, words in said:
        if not words:
            continue
        if part in by_part:
            by_part[part].append(words)
            continue
        found.append((part or question, [words]))
        if part:
            by_part[part] = found[-1][1]
    return found


def groups_of(lines: Iterable[Line]) -> Groups:
    """The same for the answers of a sheet."""
    return grouped((str(line.competency or ""), line.label, line.words) for line in lines)


def tag_names(cycle: Cycle) -> dict[str, str]:
    """Skills that can be counted, by their code, in the reader's language."""
    asked = cycle.questions.rows.filter(code__in=TAGS) if cycle.questions else []
    return {option["code"]: option[language()] for row in asked for option in row.options or []}
