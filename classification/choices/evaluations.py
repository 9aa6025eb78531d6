"""The words of an evaluation on its way from the adviser to the deputy head."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from etms import audit, notices


class EvaluationState(TextChoices):
    DRAFT = "draft", _("Being prepared")
    ALONE = "alone", _("Members evaluate alone")
    CONSENSUS = "consensus", _("Consensus")
    RECOMMENDED = "recommended", _("Before the deputy head")
    RETURNED = "returned", _("Returned by the deputy head")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("evaluation", "Withdrawn")


# An evaluation on its way: one per position at a time.
OPEN_STATES = (
    EvaluationState.DRAFT,
    EvaluationState.ALONE,
    EvaluationState.CONSENSUS,
    EvaluationState.RECOMMENDED,
    EvaluationState.RETURNED,
)
# While the committee works on degrees and reasons together.
TOGETHER_STATES = (EvaluationState.CONSENSUS, EvaluationState.RETURNED)
# Once members see the degrees of each other.
REVEALED_STATES = (*TOGETHER_STATES, EvaluationState.RECOMMENDED, EvaluationState.DECIDED)
# Once everything stands that belongs into the classification file.
FILED_STATES = (EvaluationState.RECOMMENDED, EvaluationState.DECIDED)


class Profile(TextChoices):
    """The short profile as a member expects it before the charts say anything."""

    A4 = "A4", _("A4: accountability far ahead")
    A3 = "A3", _("A3: accountability three steps ahead")
    A2 = "A2", _("A2: accountability two steps ahead (line)")
    A1 = "A1", _("A1: accountability one step ahead")
    LEVEL = "L", _("L: accountability and problem solving level")
    P1 = "P1", _("P1: problem solving one step ahead (research, policy)")
    P2 = "P2", _("P2: problem solving two steps ahead")
    P3 = "P3", _("P3: problem solving three steps ahead")
    P4 = "P4", _("P4: problem solving far ahead")


class Touched(TextChoices):
    """How a changed level touches somebody."""

    INCUMBENT = "incumbent", _("Incumbent")
    SUBSTANTIVE = "substantive", _("Substantive holder, elsewhere now")
    MANAGER = "manager", _("Manager")


@audit.register
class EvaluationVerb(TextChoices):
    BEGIN = "evaluation.begin", _("began an evaluation of the position")
    ALLOCATE = "evaluation.allocate", _("recorded the allocation to the group")
    SEAT = "evaluation.seat", _("named a member of the evaluation committee")
    UNSEAT = "evaluation.unseat", _("took a member off the evaluation committee")
    OPEN = "evaluation.open", _("opened the evaluation to its members")
    ESTIMATE = "evaluation.estimate", _("estimated the profile")
    EVALUATE = "evaluation.evaluate", _("evaluated alone")
    SUBMIT = "evaluation.submit", _("submitted an evaluation made alone")
    DISCUSS = "evaluation.discuss", _("opened the consensus")
    AGREE = "evaluation.agree", _("recorded the degrees of the consensus")
    REASON = "evaluation.reason", _("wrote the rationale of a degree")
    CITE = "evaluation.cite", _("cited a benchmark position")
    UNCITE = "evaluation.uncite", _("took a benchmark position out")
    RECOMMEND = "evaluation.recommend", _("recommended the evaluation to the deputy head")
    RETURN = "evaluation.return", _("returned the evaluation")
    DECIDE = "evaluation.decide", _("decided on the evaluation")
    WITHDRAW = "evaluation.withdraw", _("withdrew the evaluation")


SEATED = notices.register(
    "evaluation.seated",
    title=_("You evaluate a position"),
    text=_(
        "You are a member of the committee that evaluates position %(position)s. First estimate "
        "its profile, then evaluate it alone."
    ),
)
DISCUSSED = notices.register(
    "evaluation.discussed",
    title=_("The consensus on a position is open"),
    text=_(
        "You now see what each member found on position %(position)s. Agree on its degrees with "
        "the committee."
    ),
)
RECOMMENDED = notices.register(
    "evaluation.recommended",
    title=_("An evaluation waits for your decision"),
    text=_("The evaluation of position %(position)s is recommended to you."),
)
RETURNED = notices.register(
    "evaluation.returned",
    title=_("The deputy head has returned an evaluation"),
    text=_("The evaluation of position %(position)s came back with a note."),
)
DECIDED = notices.register(
    "evaluation.decided",
    title=_("An evaluation is decided"),
    text=_("The deputy head has decided on the evaluation of position %(position)s."),
)
WITHDRAWN = notices.register(
    "evaluation.withdrawn",
    title=_("An evaluation is withdrawn"),
    text=_("The evaluation of position %(position)s ended without a decision."),
)
LEVEL_CHANGED = notices.register(
    "evaluation.level_changed",
    title=_("The level of your position changes"),
    text=_(
        "Position %(position)s is classified %(after)s from %(day)s; it was %(before)s. Whoever "
        "holds it may read its job description and the result of its evaluation."
    ),
)
LEVEL_CHANGED_BELOW = notices.register(
    "evaluation.level_changed_below",
    title=_("The level of a position that reports to you changes"),
    text=_("Position %(position)s is classified %(after)s from %(day)s; it was %(before)s."),
)
