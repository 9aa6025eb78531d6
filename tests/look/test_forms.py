"""How forms are drawn: each thing said once, and tied to its field."""

import re

import pytest
from django import forms
from django.utils import translation


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As on paper.")
    place = forms.ChoiceField(
        label="Place", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    regions = forms.MultipleChoiceField(
        label="Regions", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="Sure")
    fixed = forms.CharField(label="Fixed", disabled=True, required=True, initial="x")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.fixture
def wrong():
    return str(Sample({"name": ""}))


def test_an_input_is_described_by_its_hint_and_its_error(wrong):
    tag = re.search(r'<input type="text" name="name"[^>]*>', wrong)[0]

    assert 'aria-describedby="id_name_helptext id_name_error"' in tag
    assert 'aria-invalid="true"' in tag
    assert "required" in tag
    assert 'id="id_name_helptext"' in wrong
    assert 'id="id_name_error"' in wrong


def test_radios_say_once_that_they_are_required_and_wrong(wrong):
    group = re.search(r"<fieldset role=\"radiogroup\"[^>]*>", wrong)[0]
    options = re.findall(r'<input type="radio"[^>]*>', wrong)

    assert 'aria-required="true"' in group
    assert 'aria-invalid="true"' in group
    assert 'aria-describedby="id_place_error"' in group
    assert len(options) == 2
    assert not any("required" in option or "aria-" in option for option in options)


def test_a_group_of_boxes_is_described_once(wrong):
    options = re.findall(r'<input type="checkbox" name="regions"[^>]*>', wrong)

    assert '<fieldset aria-describedby="id_regions_error">' in wrong
    assert not any("required" in option or "aria-" in option for option in options)


def test_a_box_stands_inside_its_label(wrong):
    assert re.search(
        r'<label class="choice" for="id_sure"><input type="checkbox"[^>]*id="id_sure"', wrong
    )


def test_required_is_written_but_not_for_what_cannot_be_changed(wrong):
    assert len(re.findall(r"\(required\)", wrong)) == 4


def test_the_summary_leads_to_each_field(wrong):
    targets = re.findall(r'<li><a href="#([^"]+)"', wrong)

    assert targets == ["id_name", "id_place_0", "id_regions_0", "id_sure"]
    assert all(f'id="{target}"' in wrong for target in targets)


def test_nothing_that_was_written_is_lost():
    form = Sample({"name": "Élise", "place": "b", "regions": ["a"], "secret": "s"})

    drawn = str(form)

    assert 'value="Élise"' in drawn
    assert re.search(r'value="b"[^>]*checked', drawn)
    assert re.search(r'name="regions" value="a"[^>]*checked', drawn)
    assert 'type="hidden" name="secret" value="s"' in drawn


def test_errors_are_in_the_language_of_the_reader():
    with translation.override("fr"):
        drawn = str(Sample({"name": "x"}))

    assert "Ce champ est obligatoire." in drawn
    assert "Il y a 3 problèmes" in drawn
    assert "(obligatoire)" in drawn


def test_a_fresh_form_has_no_summary():
    assert "data-error-summary" not in str(Sample())
