"""The judge of the races sees what it is there for: a control, for races should find nothing."""

from benchmarks.racing import Ack, Outcome, judge


class Box:
    def __init__(self, text):
        self.text = text

    def input_value(self):
        return self.text


class Page:
    """A page that stands still."""

    def __init__(self, shown):
        self.shown = shown

    def locator(self, css):
        return Box(self.shown.get(css.removeprefix("#a-"), ""))


class Writer:
    """A browser that wrote some values, each knowing a revision, and heard that they were kept."""

    def __init__(self, *wrote, shown="", written=None):
        self.wrote = wrote
        self.page = Page({"strengths": shown})
        self.written = {"strengths": shown if written is None else written, "development": ""}

    def acks(self):
        return [Ack("strengths", value, base + 1) for value, base in self.wrote]

    def wrote_on(self, name, value, base):
        return (value, base) in self.wrote


def judged(history, *writers):
    outcome = Outcome()
    judge(list(writers), {"strengths": history}, outcome)
    return outcome


def test_a_race_without_a_fault_has_none():
    first, second = Writer(("a", 0), shown="a"), Writer(("ab", 1), shown="ab")

    outcome = judged({1: "a", 2: "ab"}, first, second)

    assert (outcome.faults, outcome.acknowledged) == ([], 2)


def test_an_acknowledged_answer_that_the_ledger_lacks_is_seen():
    outcome = judged({1: "a"}, Writer(("a", 0), ("ab", 1), shown="a"))

    assert any("acknowledged and lost" in fault for fault in outcome.faults)


def test_an_answer_overwritten_by_a_page_that_did_not_know_it_is_seen():
    outcome = judged({1: "a", 2: "b"}, Writer(("a", 0), shown="a"), Writer(("b", 0), shown="b"))

    assert any("nobody wrote strengths 2 knowing 1" in fault for fault in outcome.faults)


def test_a_page_that_lost_keys_is_seen():
    outcome = judged({1: "a"}, Writer(("a", 0), shown="a", written="ab"), Writer())

    assert outcome.faults == ["strengths shows 'a', written was 'ab'"]


def test_a_text_that_was_never_kept_is_seen():
    outcome = judged({1: "a"}, Writer(("a", 0), shown="a"), Writer(shown="b"))

    assert outcome.faults == ["strengths shows 'b', which was never kept"]
