"""What a manager writes of an executive; it fits the placement, and differs here and there."""

from random import Random

from demo.chapters.talent.files import File
from demo.chapters.talent.own import Answers, in_order
from demo.chapters.talent.texts import one, pool, pool_about
from demo.world.draws import weighted

SCALE = ("not-yet", "sometimes", "consistently", "role-model")
# By placement: how often each rating is given, in the order of the scale.
RATINGS = {
    "ready-for-advancement": (0, 2, 60, 38),
    "ready-for-lateral-movement": (0, 8, 70, 22),
    "well-placed-in-role": (1, 16, 68, 15),
    "develop-in-role": (10, 50, 37, 3),
    "move-to-a-more-suitable-role": (30, 45, 23, 2),
    "": (2, 20, 62, 16),
}


def assess(file: File) -> None:
    """Write the manager's answers; a draft stops on the way."""
    rng = file.rng
    said = _ratings(file, rng) | _strengths(file, rng) | _potential(file, rng) | _future(file, rng)
    file.said = {key: value for key, value in said.items() if value not in ("", ())}
    if file.assessment == "draft" and not file.note:
        many = rng.randint(1, len(file.said) - 2)
        file.said = dict(list(file.said.items())[:many])


def _ratings(file: File, rng: Random) -> Answers:
    found: Answers = {}
    tells = rng.random() if file.is_sent else 0.15
    weights = dict(zip(SCALE, RATINGS.get(file.placement, RATINGS[""]), strict=True))
    for code in file.year.competencies:
        rating = weighted(rng, weights)
        found["rating", code] = rating
        texts = pool_about("manager", "evidence", code)
        if texts and rng.random() < tells:
            good = SCALE.index(rating) > 1
            found["evidence", code] = texts[0 if good else -1].said(file.manager_language)
    return found


def _strengths(file: File, rng: Random) -> Answers:
    tongue, found = file.manager_language, {}
    for code in ("a-strengths", "a-development"):
        texts = rng.sample(pool("manager", code), 2 if rng.random() < 0.5 else 1)
        found[code, ""] = " ".join(text.said(tongue) for text in texts)
        found[f"{code}-tags", ""] = in_order(file, {tag for text in texts for tag in text.about})
    if rng.random() < 0.7:
        found["a-learning", ""] = one(rng, "manager", "a-learning", tongue)
    return found


def _potential(file: File, rng: Random) -> Answers:
    chance = {"ready-for-advancement": 0.85, "ready-for-lateral-movement": 0.25}
    high = rng.random() < chance.get(file.placement, 0.07)
    found: Answers = {("high-potential", ""): high}
    if high:
        for code in ("ability-evidence", "aspiration-evidence", "engagement-evidence"):
            if rng.random() < 0.85:
                found[code, ""] = one(rng, "manager", code, file.manager_language)
        found["potential-readiness", ""] = weighted(rng, {"now": 35, "soon": 50, "later": 15})
        found["potential-horizon", ""] = weighted(
            rng, {"within-one": 25, "one-to-two": 50, "three-to-five": 25}
        )
    return found


def _future(file: File, rng: Random) -> Answers:
    found: Answers = {}
    if file.own.get(("post-retirement", "")) == "yes":
        found["post-retirement-contribution", ""] = one(
            rng, "manager", "post-retirement-contribution", file.manager_language
        )
    concern = weighted(rng, {"low": 65, "medium": 26, "high": 9})
    found["retention-concern", ""] = concern
    if concern != "low":
        found["retention-note", ""] = one(rng, "manager", "retention-note", file.manager_language)
    return found
