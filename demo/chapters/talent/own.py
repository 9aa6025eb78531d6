"""What an executive answers: out of what they are like, much the same from year to year."""

from random import Random
from typing import Any

from demo.chapters.talent.files import File
from demo.chapters.talent.texts import one, pool, pool_about
from demo.world.draws import weighted
from demo.world.levels import RANKS

RATINGS = {"not-yet": 3, "sometimes": 22, "consistently": 55, "role-model": 20}
WHEN = {"within-one": 20, "one-to-two": 45, "three-or-more": 20, "undecided": 15}
ORGANIZATIONS = {
    "current": 60,
    "core": 70,
    "central": 25,
    "separate": 15,
    "science-regulatory": 20,
}
REGIONS = {"NCR": "ncr", "ATLANTIC": "atlantic", "QUEBEC": "quebec", "ONTARIO": "ontario",
           "PRAIRIES": "prairie", "BC": "british-columbia", "NORTH": "north"}  # fmt: skip
LEVELS = ("EX-01", "EX-01", "EX-02", "EX-03", "EX-04", "EX-05", "DM")
COMMUNITIES = ("policy", "finance", "human-resources", "regulators", "science-technology",
               "service-delivery", "digital", "communications")  # fmt: skip
NO_CHANGE = 0.45
BRIEF = 0.4  # of those who may take part: the sections that matter to them, and no more

Answers = dict[tuple[str, str], Any]


def answer(file: File) -> None:
    """Write the answers of a file; a draft stops on the way."""
    last = file.last.own if file.last else {}
    if last and file.rng.random() < NO_CHANGE:
        file.own, file.kept = _kept(last, file), True
    else:
        file.own = _answers(file, file.rng)
    if file.answers in {"draft", "declined"}:
        many = file.rng.randint(0, len(file.own) - 2) if file.answers == "draft" else 0
        file.own = dict(list(file.own.items())[:many])


def _kept(last: Answers, file: File) -> Answers:
    """Last year's answers, as far as the cycle still asks for them."""
    found = {
        (code, part): in_order(file, set(value)) if code.endswith("-tags") else value
        for (code, part), value in last.items()
        if code in file.year.questions and (not part or part in file.year.competencies)
    }
    return _given(found)


def _answers(file: File, rng: Random) -> Answers:
    parts = [_strengths, _competencies, _interests, _mobility, _learning, _retirement]
    if not file.is_sent and rng.random() < BRIEF:
        parts = [_strengths, _interests, _mobility]
    found: Answers = {}
    for part in parts:
        found |= part(file, rng)
    if not (found["lateral-interest", ""] or found["promotion-interest", ""]):
        found["willingness", ""] = "not-now"
    return _given(found)


def _given(found: Answers) -> Answers:
    return {key: value for key, value in found.items() if value not in ("", ())}


def _strengths(file: File, rng: Random) -> Answers:
    tongue, found = file.language, {}
    for code in ("strengths", "development"):
        texts = rng.sample(pool("own", code), 2 if rng.random() < 0.6 else 1)
        found[code, ""] = " ".join(text.said(tongue) for text in texts)
        found[f"{code}-tags", ""] = in_order(file, {tag for text in texts for tag in text.about})
    return found


def in_order(file: File, tags: set[str]) -> tuple[str, ...]:
    """Tags as the page offers them: competencies first, then skills."""
    skills = [option["code"] for option in file.year.questions["strengths-tags"].options]
    return tuple(code for code in (*file.year.competencies, *skills) if code in tags)


def _competencies(file: File, rng: Random) -> Answers:
    found: Answers = {}
    tells = rng.random()
    for code in file.year.competencies:
        found["self-rating", code] = weighted(rng, RATINGS)
        texts = pool_about("own", "competencies", code)
        if texts and rng.random() < tells:
            found["self-evidence", code] = rng.choice(texts).said(file.language)
    return found


def _interests(file: File, rng: Random) -> Answers:
    lateral, promotion = rng.random() < 0.5, rng.random() < 0.55
    found: Answers = {("lateral-interest", ""): lateral}
    if lateral:
        found["lateral-when", ""] = weighted(rng, WHEN)
        found["lateral-organizations", ""] = _some(file, rng, "lateral-organizations")
    found["promotion-interest", ""] = promotion
    if promotion:
        found["promotion-when", ""] = weighted(rng, WHEN)
        found["promotion-organizations", ""] = _some(file, rng, "promotion-organizations")
    if lateral or promotion:
        found["next-role", ""] = one(rng, "own", "next-role", file.language)
        rank = RANKS.get(file.level, 1) + promotion
        found["next-role-level", ""] = LEVELS[min(rank, 6)]
        found["next-role-community", ""] = rng.choice(COMMUNITIES)
    if rng.random() < 0.6:
        found["career-objective", ""] = one(rng, "own", "career-objective", file.language)
    found["learning-interest", ""] = _any(file, rng, "learning-interest", 0.3)
    return found


def _some(file: File, rng: Random, code: str) -> tuple[str, ...]:
    offered = [option["code"] for option in file.year.questions[code].options]
    return tuple(c for c in offered if rng.random() * 100 < ORGANIZATIONS.get(c, 0))


def _any(file: File, rng: Random, code: str, share: float) -> tuple[str, ...]:
    offered = file.year.questions[code].options
    return tuple(option["code"] for option in offered if rng.random() < share)


def _mobility(file: File, rng: Random) -> Answers:
    here = REGIONS.get(file.position.region, "ncr")
    offered = file.year.questions["mobility-regions"].options
    found: Answers = {
        ("mobility-regions", ""): tuple(
            o["code"] for o in offered if o["code"] == here or rng.random() < 0.12
        )
    }
    if rng.random() < 0.2:
        found["mobility-note", ""] = one(rng, "own", "mobility-note", file.language)
    found["willingness", ""] = weighted(rng, {"yes": 45, "if-right": 50, "not-now": 5})
    found["readiness", ""] = weighted(rng, {"now": 40, "soon": 45, "later": 15})
    found["corporate-roles", ""] = rng.random() < 0.4
    return found


def _learning(file: File, rng: Random) -> Answers:
    text = rng.choice(pool("own", "learning-needs"))
    return {
        ("learning-needs", ""): text.said(file.language),
        ("learning-needs-tags", ""): in_order(file, set(text.about)),
        ("mentoring", ""): rng.choice(file.year.questions["mentoring"].options)["code"],
        ("coaching", ""): rng.choice(file.year.questions["coaching"].options)["code"],
        ("programs", ""): _any(file, rng, "programs", 0.15),
    }


def _retirement(file: File, rng: Random) -> Answers:
    age = (file.year.day - file.human.born_on).days / 365.25
    if rng.random() < 0.25:
        return {("retirement-horizon", ""): "not-said"}
    left = max(0, round(61 - age + rng.uniform(-3, 3)))
    horizon = (
        "within-one" if left < 1
        else "one-to-two" if left < 3
        else "three-to-five" if left < 6
        else "more-than-five"
    )  # fmt: skip
    found: Answers = {
        ("retirement-eligible-year", ""): file.year.day.year + max(0, round(left - 1)),
        ("retirement-horizon", ""): horizon,
        ("post-retirement", ""): weighted(rng, {"yes": 25, "perhaps": 45, "no": 30}),
    }
    if left < 6 and found["post-retirement", ""] != "no":
        found["post-retirement-note", ""] = one(rng, "own", "post-retirement-note", file.language)
    return found
