"""What counts as wrong in the bilingual texts of a data file."""

import pytest

from etms.catalogues.data import read_data


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('name_en = "Stage"', "x.toml: name_fr: no French"),
        ('[[stage]]\nname_en = "Stage"\nname_fr = ""', "x.toml: stage: 1: name_fr: no French"),
        ('[a]\ntext_en = "a"\ntext_fr = "L\'étape"', "x.toml: a: text_fr: straight apostrophe"),
        ('text_en = "a"\ntext_fr = "Étape : une"', "x.toml: text_fr: no-break space"),
        ('text_en = ["a"]\ntext_fr = ["Bien", "2 000"]', "x.toml: text_fr: no-break space"),
    ],
)
def test_a_data_file_with_a_fault_says_where(text, fault):
    faults = read_data(text, "x.toml").faults

    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_data_file_in_both_languages_passes():
    assert read_data('[[s]]\nname_en = "Stage: one"\nname_fr = "Étape\xa0: une"', "x").faults == []
