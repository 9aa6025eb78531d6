"""The words of the house: what the source says, what the French catalogues hold, what is wrong.

No gettext tools are needed: Python is read as a syntax tree, templates with Django's own lexer,
catalogues with polib. One catalogue per app; the project's own holds what belongs to no app.
"""
