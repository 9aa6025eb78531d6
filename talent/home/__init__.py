"""What the talent exercise puts on home pages, a file for each subject."""

from talent.home import assessing as _assessing
from talent.home import exercise as _exercise
from talent.home import profiles as _profiles
from talent.home import questionnaires as _questionnaires
from talent.home import submission as _submission

__all__ = ["_assessing", "_exercise", "_profiles", "_questionnaires", "_submission"]
