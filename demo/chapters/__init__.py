"""The chapters of the synthetic service, one per app, in the order in which they load.

A chapter is a module with `load(service)`, which writes rows in bulk under the open act
`demo.load`; and where it needs services of the app, which open acts of their own, with
`before(service)` or `after(service)`. A later app adds its chapter at the end.
"""

from demo.chapters import accounts, classification, cycles, directory, roles, talent

CHAPTERS = (cycles, accounts, directory, roles, talent, classification)
