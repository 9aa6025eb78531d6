"""The conversation, and what is shared."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


class Subject(TextChoices):
    """In what way both sides differ, as the heading of what to talk about."""

    RATING = "rating", _("You see it differently")
    SEEN_AS_DEVELOPMENT = (
        "seen_as_development",
        _("A strength for the executive, an area to develop for the manager"),
    )
    SEEN_AS_STRENGTH = (
        "seen_as_strength",
        _("An area to develop for the executive, a strength for the manager"),
    )
    ONLY_OWN_STRENGTH = (
        "only_own_strength",
        _("A strength for the executive, not named by the manager"),
    )
    PROMOTION = (
        "promotion",
        _("The executive would like a promotion. What would make them ready for it?"),
    )
    LATERAL = (
        "lateral",
        _("The executive would like a lateral move. What would they gain, and when?"),
    )
    PLACEMENT_NOT_WANTED = (
        "placement_not_wanted",
        _("The placement is for a step that the executive does not want at this time."),
    )
    LEARNING = (
        "learning",
        _("A need that the manager sees and the executive did not name"),
    )


class Prompt(TextChoices):
    """Questions to prepare with, for each side (executive, manager) alone until it shares."""

    PROUD = "executive-proud", _("What are you proud of since we last spoke?")
    ENERGY = "executive-energy", _("Which work gives you energy, and which takes it?")
    NEXT = "executive-next", _("Where would you like to be in two or three years?")
    NEED = "executive-need", _("What do you need from your manager?")
    SEEN = "manager-seen", _("What have you seen that shows strength? Have two examples.")
    GROW = "manager-grow", _("What one change would help the most?")
    FUTURE = "manager-future", _("Which next step would serve the person and the service?")
    OFFER = "manager-offer", _("What will you do to help, and by when?")


@audit.register
class ConversationVerb(TextChoices):
    PLAN = "conversation.plan", _("planned the conversation")
    PREPARE = "conversation.prepare", _("prepared the conversation")
    HOLD = "conversation.hold", _("recorded the conversation")
    ACKNOWLEDGE = "conversation.acknowledge", _("acknowledged the conversation")


@audit.register
class ShareVerb(TextChoices):
    SHARE = "assessment.share", _("shared the assessment")
    READ = "assessment.read_shared", _("read the shared assessment for the first time")


SHARED = notices.register(
    "assessment.shared",
    title=_("Your manager has shared your assessment"),
    text=_("Your assessment and placement for %(cycle)s are ready for you to read."),
)
CONVERSATION_PLANNED = notices.register(
    "conversation.planned",
    title=_("Your talent conversation is planned"),
    text=_("%(by)s proposes to talk on %(day)s."),
)
CONVERSATION_HELD = notices.register(
    "conversation.held",
    title=_("Acknowledge your talent conversation"),
    text=_("%(by)s has recorded that you talked on %(day)s. You may add a comment."),
)
