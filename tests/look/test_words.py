"""What the translation tool finds in Python and in templates."""

import pytest

from etms.catalogues.python import read_python
from etms.catalogues.templates import read_template
from etms.catalogues.words import Word

PYTHON = "from django.utils.translation import {names}\n{code}\n"


@pytest.mark.parametrize(
    ("names", "code", "word"),
    [
        ("gettext as _", '_("Save")', Word("Save")),
        ("gettext_lazy as later", 'later("Save")', Word("Save")),
        ("gettext", 'gettext("In two " "parts")', Word("In two parts")),
        ("ngettext", 'ngettext("%d day", "%d days", n)', Word("%d day", "%d days")),
        ("pgettext", 'pgettext("page", "Next")', Word("Next", context="page")),
        ("npgettext", 'npgettext("c", "a", "b", n)', Word("a", "b", "c")),
    ],
)
def test_a_python_file_gives_its_words(names, code, word):
    assert read_python(PYTHON.format(names=names, code=code), "x.py").words == [word]


def test_a_function_of_the_same_name_from_elsewhere_gives_nothing():
    assert read_python("from gui import _\n_('Save')", "x.py").words == []


def test_a_module_of_translations_gives_its_words():
    code = "from django.utils import translation\ntranslation.gettext('Save')"

    assert read_python(code, "x.py").words == [Word("Save")]


@pytest.mark.parametrize("built", ['f"Hello {x}"', '"Hello %s" % x', '"Hello {}".format(x)'])
def test_a_text_put_together_before_translation_is_a_fault(built):
    source = read_python(PYTHON.format(names="gettext as _", code=f"_({built})"), "x.py")

    assert source.words == []
    assert source.faults[0].startswith("x.py:2: translate first")


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ('{% translate "Save" %}', Word("Save")),
        ('{% translate "Next" context "page" %}', Word("Next", context="page")),
        ('{% translate "Save" as label %}', Word("Save")),
        (
            "{% blocktranslate trimmed with a=b|upper %}\n Hello\n {{ a }}{% endblocktranslate %}",
            Word("Hello %(a)s"),
        ),
        (
            "{% blocktranslate trimmed count n=x %}{{ n }} day{% plural %}{{ n }} days"
            "{% endblocktranslate %}",
            Word("%(n)s day", "%(n)s days"),
        ),
        ("{% blocktranslate trimmed %}100%{% endblocktranslate %}", Word("100%%")),
        ('{% include "x.html" with label=_("Save") only %}', Word("Save")),
        ("{% include \"x.html\" with label=_('Save') only %}", Word("Save")),
    ],
)
def test_a_template_gives_its_words(template, word):
    source = read_template("{% load i18n %}" + template, "x.html")

    assert source.words == [word]
    assert source.faults == []


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ('{{ _("Save") }}', "write {% translate %}"),
        ("{% blocktranslate %}\nHello\n{% endblocktranslate %}", "trimmed"),
        ("<p>Left in English</p>", "Left in English"),
        ('<img alt="A picture" src="x">', "A picture"),
        ('<input placeholder="Your name">', "Your name"),
        ('{% include "x.html" with label="Save" only %}', "Save"),
        ('{{ name|default:"Not given" }}', "Not given"),
        ('<a href="{{ url }}"{% if x %} title="Open"{% endif %}>{{ y }}</a>', "Open"),
    ],
)
def test_a_template_with_a_fault_says_so(template, fault):
    faults = read_template("{% load i18n %}" + template, "x.html").faults

    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.parametrize(
    "template",
    [
        '<button lang="fr-CA">Français</button>',
        "{# a comment in English #}<p>{{ name }} · PDF, 3</p>",
        "{% comment %}not shown{% endcomment %}",
        '{% include "x.html" with tone="danger" kind="secondary" only %}',
        "<code>manage.py translations</code>",
    ],
)
def test_what_is_not_english_prose_is_no_fault(template):
    assert read_template(template, "x.html").faults == []


def test_a_mail_is_read_as_plain_text():
    assert len(read_template("Dear user,\n{{ name }}", "mail.txt").faults) == 1
