"""The words of learning plans."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class ActionKind(TextChoices):
    LEARNING = "learning", _("Course or programme")
    EXPERIENCE = "experience", _("Experience on the job")
    MENTORING = "mentoring", _("Mentoring or coaching")
    LANGUAGE = "language", _("Language training")
    MOVE = "move", _("Assignment or move")
    OTHER = "other", _("Other")


class ActionState(TextChoices):
    PLANNED = "planned", _("Planned")
    STARTED = "started", _("Started")
    DONE = "done", _("Completed")
    DROPPED = "dropped", _("Dropped")


ENDED = (ActionState.DONE, ActionState.DROPPED)


@audit.register
class Verb(TextChoices):
    ADD = "learning_action.add", _("added an action to the learning plan")
    CHANGE = "learning_action.change", _("changed an action of the learning plan")
