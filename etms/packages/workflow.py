"""How a package moves once it is submitted. Each permission is the app's own: `<purpose>.…`."""

from etms.workflow import Transition, Workflow

PACKAGE = Workflow(
    Transition("withdraw", "submitted", "withdrawn", "withdraw_package"),
    Transition("endorse", "submitted", "endorsed", "decide_package"),
    Transition("return", "submitted", "returned", "decide_package"),
    # What turns out after the endorsement: the organization may only correct what is returned.
    Transition("return", "endorsed", "returned", "decide_package"),
)
