"""How a session moves."""

from etms.workflow import Transition, Workflow

SESSION = Workflow(
    Transition("open", "planned", "open", "committees.lead"),
    Transition("close", "open", "closed", "committees.lead"),
    Transition("open", "closed", "open", "committees.lead"),
)
