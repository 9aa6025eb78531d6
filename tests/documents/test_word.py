"""Documents as DOCX: structure that is read aloud, marked on each page; words stay words."""

import zipfile
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from lxml import etree

from etms.documents import letters, word
from tests.documents.reading import opened, text_of, words_in
from tests.documents.test_pdf import AT, HOSTILE, document


def made_of(*words, language="en", **changes):
    return word(document(*words, **changes), language, at=AT)


@pytest.mark.parametrize(("language", "tag"), [("en", "en-CA"), ("fr", "fr-CA")])
def test_it_says_its_language_title_and_mark(language, tag):
    found = opened(made_of(language=language))
    known = found.core_properties

    assert known.language == tag
    assert known.title == "Talent profile – Amina Diallo"
    assert known.keywords == "Protected B"
    assert (known.author, known.comments) == ("ETMS", "")
    assert known.created == known.modified == AT
    spoken = {each.get(qn("w:val")) for each in found.styles.element.iter(qn("w:lang"))}
    assert spoken == {tag}


def test_it_opens_in_no_older_mode_and_brings_no_picture():
    file = zipfile.ZipFile(BytesIO(made_of()))
    modes = etree.fromstring(file.read("word/settings.xml")).iter(qn("w:compatSetting"))

    assert {each.get(qn("w:val")) for each in modes if "Mode" in each.get(qn("w:name"))} == {"15"}
    assert [name for name in file.namelist() if name.endswith((".jpeg", ".bin"))] == []


def test_it_has_headings_in_their_order():
    found = opened(made_of())
    headings = [
        (line.style.name, line.text)
        for line in found.paragraphs
        if line.style.name.startswith("Heading")
    ]

    assert headings == [
        ("Heading 1", "Amina Diallo"),
        ("Heading 2", "Today"),
        ("Heading 2", "Placement"),
        ("Heading 2", "Career interests"),
    ]


def test_a_table_has_a_header_row_that_returns_a_name_and_its_words():
    (table,) = opened(made_of()).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]

    assert rows == [["Cycle", "Placement"], ["2026-27", "Plain words."]]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Placement"
    narrow, wide = (column.width for column in table.columns)
    assert wide == pytest.approx(2 * narrow, rel=0.01)


def test_every_page_is_marked_and_numbered():
    found = opened(made_of("A sentence of nine words that fills the page. " * 90, count=3))

    (page,) = found.sections
    assert not page.different_first_page_header_footer
    assert not found.settings.odd_and_even_pages_header_footer
    assert page.header.paragraphs[0].text == "Talent profile · Amina Diallo\tPROTECTED B"
    assert text_of(page.footer._element) == ("Produced on November 22, 2026 by Marie Roy\t1 of 1")
    fields = [each.get(qn("w:instr")) for each in page.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    # Programmes that read aloud skip what stands above: the mark is also read once in the text.
    assert [line.text for line in found.paragraphs if "PROTECTED B" in line.text] == [
        "Talent profile · PROTECTED B · Produced on November 22, 2026 by Marie Roy"
    ]


def test_all_that_is_given_stands_in_it():
    lines = text_of(opened(made_of()).element).split("\n")

    for words in (
        *("Director · EX-01", "Not to be handed on.", "Today", "A note.", "Level\tEX-03"),
        *("What would you like next?", "Plain words."),
    ):
        assert words in lines


FORMULAS = {
    "formula": '=HYPERLINK("http://example.invalid","open") =cmd|\' /C calc\'!A0',
    "field": '{ DDEAUTO c:\\\\windows "calc" } { INCLUDETEXT "/etc/passwd" } \\* MERGEFORMAT',
    "xml": "]]> <w:fldSimple w:instr='DDE'/> <?x?> &#0; <!ENTITY a>",
    "signs": "+1 -1 @SUM(A1) =1+1",
}


@pytest.mark.parametrize("words", [*HOSTILE.values(), *FORMULAS.values()])
def test_words_are_text_whatever_they_look_like(words):
    made = made_of(words, title=words, of=words)
    found = opened(made)

    assert [line.text for line in found.paragraphs if line.style.name == "Normal"][-1] == words
    assert found.tables[0].rows[1].cells[1].text == words
    assert found.paragraphs[0].text == words
    fields = [
        each.get(qn("w:instr"))
        for part in (found.element, *(page.footer._element for page in found.sections))
        for each in part.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink"))
    ]
    assert fields == ["PAGE", "NUMPAGES"]
    file = zipfile.ZipFile(BytesIO(made))
    relations = [file.read(name) for name in file.namelist() if name.endswith(".rels")]
    assert [each for each in relations if b"External" in each] == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Well done 😀 漢 ᐃᓄ", "Well done 😀 漢 ᐃᓄ"),
        ("a\x00b\x07c\u202ed\ufeff", "abcd"),
        ("\ue000\udc80\U0010ffff\ufffe", "[U+E000][U+DC80][U+10FFFF][U+FFFE]"),
        ("tab\there", "tab here"),
        ("one\r\ntwo\x0bthree\u2028four", "one\ntwo\nthree\nfour"),
        ("x" * 200, "x" * 200),
    ],
)
def test_every_letter_stays_but_what_xml_forbids_and_what_nobody_sees(words, shown):
    assert letters.kept(words) == shown

    made = made_of(words, title=words, mark=words, produced=words, lead=words, notice=words)
    assert shown in words_in(made)


def test_a_title_without_end_makes_no_fault():
    made = opened(made_of(title="Amina " * 200))

    assert len(made.core_properties.title) == 255
    assert made.paragraphs[0].text == "Amina " * 200


def test_ten_thousand_words_and_many_rows_stay_whole():
    made = words_in(made_of("word " * 10_000, count=3))

    assert made.count("word ") >= 40_000
