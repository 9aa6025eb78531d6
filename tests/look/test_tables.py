"""Tables on narrow pages: each cell carries the label of its column, and its role."""

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from etms.tables import Column, labelled

ROWS = """
<tr class="now"><th scope="row"><a href="/1/">Élise &lt;td&gt;</a></th>
  <td class="num">7</td><td> </td><td><form><button>End</button></form></td></tr>
<tr><th scope="row">Benoît</th><td>8</td><td>x</td><td></td></tr>
"""


@pytest.fixture
def drawn():
    return labelled(mark_safe(ROWS), ["Name", "Number “7” & more", "Note", ""])


def test_each_cell_has_the_label_of_its_column_and_its_role(drawn):
    assert drawn.count('data-label="Name"') == 2
    assert drawn.count('data-label="Number “7” &amp; more"') == 2
    assert drawn.count('role="rowheader"') == 2
    assert drawn.count('role="cell"') == 6
    assert '<tr role="row" class="now">' in drawn
    assert 'class="num"><div class="cell">7</div></td>' in drawn


def test_a_cell_of_buttons_has_no_label_and_an_empty_one_is_marked(drawn):
    assert '<td role="cell"><div class="cell"><form>' in drawn
    assert 'data-label="Note" data-empty><div class="cell"> </div>' in drawn
    assert '<td role="cell" data-empty><div class="cell"></div></td>' in drawn


def test_text_that_looks_like_a_cell_is_left_alone(drawn):
    assert "Élise &lt;td&gt;</a></div></th>" in drawn


def test_the_component_labels_the_cells_of_a_page():
    request = RequestFactory().get("/")
    columns = [Column("Name"), Column("Salary", number=True), Column("Step", hidden=True)]

    page = Template(
        '{% wrap "table" caption="People" columns=columns %}'
        '<tr><th scope="row">{{ name }}</th><td>1</td><td>go</td></tr>{% endwrap %}'
    ).render(RequestContext(request, {"columns": columns, "name": "<tr><td>"}))

    assert 'data-label="Salary"><div class="cell">1' in page
    assert '<td role="cell"><div class="cell">go' in page
    assert "&lt;tr&gt;&lt;td&gt;" in page
    assert 'role="table"' in page
