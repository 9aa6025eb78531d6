"""How a job description and an evaluation move. The permission is asked of the evaluation, or of
the position of the description."""

from etms.workflow import Transition, Workflow

DESCRIPTION = Workflow(
    Transition("sign", "draft", "signed", "classification.sign_description", needs_complete=True),
    Transition("reopen", "signed", "draft", "classification.write_description"),
    Transition("enforce", "signed", "in_force", "classification.enforce_description"),
)

EVALUATION = Workflow(
    Transition("open", "draft", "alone", "classification.run", needs_complete=True),
    Transition("discuss", "alone", "consensus", "classification.lead"),
    Transition(
        "recommend", "consensus", "recommended", "classification.lead", needs_complete=True
    ),
    Transition("recommend", "returned", "recommended", "classification.lead", needs_complete=True),
    Transition("return", "recommended", "returned", "classification.decide"),
    Transition("decide", "recommended", "decided", "classification.decide"),
    Transition("withdraw", "draft", "withdrawn", "classification.run"),
    Transition("withdraw", "alone", "withdrawn", "classification.run"),
    Transition("withdraw", "consensus", "withdrawn", "classification.run"),
    Transition("withdraw", "recommended", "withdrawn", "classification.run"),
    Transition("withdraw", "returned", "withdrawn", "classification.run"),
)
