"""How the sheets of the talent exercise move from state to state."""

from etms.workflow import Transition, Workflow

ASSESSMENT = Workflow(
    Transition("complete", "draft", "complete", "talent.assess", needs_complete=True),
    Transition("reopen", "complete", "draft", "talent.assess"),
    Transition("approve", "complete", "approved", "talent.approve"),
    Transition("return", "complete", "draft", "talent.approve"),
    Transition("return", "approved", "draft", "talent.approve"),
)

QUESTIONNAIRE = Workflow(
    Transition("submit", "draft", "submitted", "talent.answer", needs_complete=True),
    Transition("submit", "returned", "submitted", "talent.answer", needs_complete=True),
    Transition("withdraw", "submitted", "draft", "talent.answer"),
    Transition("return", "submitted", "returned", "talent.return_answers"),
    Transition("decline", "draft", "declined", "talent.answer"),
    Transition("decline", "returned", "declined", "talent.answer"),
    Transition("take_back", "declined", "draft", "talent.answer"),
)
