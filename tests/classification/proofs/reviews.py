"""What the consistency review finds."""

from classification.policy import Book
from classification.rules import points as rules
from classification.rules.points import Figures
from classification.rules.review import Post, review
from tests.classification.proofs.reading import DAY, Case


def post_of(row: list, book: Book) -> Post:
    key, kind, (know_how, percent, accountability, freedom), *rest = row
    superior, level = (*rest, None, None)[:2]
    standard = book.standard(on=DAY)
    thinking = rules.problem_solving_points(know_how, percent, standard=standard)
    total = know_how + thinking + accountability
    figures = Figures(
        know_how, percent, thinking, accountability, total,
        rules.level(total, standard=standard),
        rules.profile(thinking, accountability, ladder=standard.ladder),
    )  # fmt: skip
    return Post(key, kind, figures, freedom, superior or None, level)


def review_case(case: Case, book: Book) -> None:
    posts = [post_of(row, book) for row in case["posts"]]
    found: dict[str, list[str]] = {}
    standard, sources = book.standard(on=DAY), case.get("sources", {})
    for each in review(posts, standard=standard, line=case.get("line", {})):
        found.setdefault(str(each.key), []).append(each.code.value)
        assert each.source.value == sources.get(each.code.value, each.source.value)
    assert found == case["found"]


def review_of_many(case: Case, book: Book) -> None:
    """Four fifths of the similar ones must stand closer."""
    alike = [[f"a{n}", "x", [460, 50, 230, "E+"]] for n in range(case["alike"])]
    other = [[f"b{n}", "x", [528, 50, 230, "E+"]] for n in range(case["other"])]
    posts = [post_of(row, book) for row in (*alike, *other)]
    found = {str(each.key) for each in review(posts, standard=book.standard(on=DAY))}
    assert found == ({row[0] for row in other} if case["found"] else set())


MANY = [
    {"name": "19 of 24 stand closer: not enough", "alike": 19, "other": 6, "found": False},
    {"name": "20 of 24 stand closer: enough", "alike": 20, "other": 5, "found": True},
    {"name": "4 of 5 stand closer: enough", "alike": 4, "other": 2, "found": True},
]
