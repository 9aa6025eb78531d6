"""Documents as PDF: tagged, in their language, marked on every page; words stay words."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from etms.documents import REPORT, Document, Facts, Said, Section, Table, letters, pdf
from etms.tables import Column

AT = datetime(2026, 11, 22, 19, 5, tzinfo=UTC)
HOSTILE = {
    "code": '#eval("1+1") #read("/etc/passwd") #panic()',
    "markup": "*bold* _it_ `raw` $x^2$ = Heading - list @ref <label> [x] {y}",
    "escapes": "\\ \\u{41} \" ' // gone /* gone */ %s {page} {{ x }}",
    "html": "<script>alert(1)</script> &amp;",
    "french": "« L’œuvre » : 1 234,50 $ – élève, Noël, Çà",
    "indigenous": "Tłįchǫ Dene, Wəlastəkwiyik, SENĆOŦEN",
    "hebrew": "שלום",
    "arabic": "مرحبا",
}


def document(words="Plain words.", *, count=1, **changes):
    said = [Said([("What would you like next?", words)])] * count
    facts = Facts([("Level", "EX-03"), ("Unit", words[:40])])
    table = Table("moves", [Column("Cycle"), Column("Placement")], [1, 2], [("2026-27", words)])
    parts = {
        "of": "Talent profile",
        "title": "Amina Diallo",
        "lead": "Director · EX-01",
        "mark": "Protected B",
        "produced": "Produced on November 22, 2026 by Marie Roy",
        "pages": "{page} of {pages}",
        "notice": "Not to be handed on.",
        "sections": [
            Section("today", "Today", [facts], "A note."),
            Section("moves", "Placement", [table]),
            Section("said", "Career interests", said),
        ],
    }
    return Document(**{**parts, **changes})


def read(made):
    return PdfReader(BytesIO(made))


def made_of(*words, language="en", **changes):
    return pdf(REPORT, document(*words, **changes).data(), language, at=AT)


def text_of(reader):
    said = " ".join(page.extract_text() for page in reader.pages)
    return said.replace("\u200b", "")


def squeezed(words):
    """Words without what a line's end does to them."""
    return "".join(words.split())


def roles_of(node):
    """The structure of a document, as whoever hears it is led through it: its roles in order."""
    node = node.get_object()
    if isinstance(node, list):
        return [role for child in node for role in roles_of(child)]
    if not isinstance(node, dict) or "/S" not in node and "/K" not in node:
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (roles_of(node["/K"]) if "/K" in node else [])


@pytest.mark.parametrize(("language", "tag"), [("en", "en-CA"), ("fr", "fr-CA")])
def test_it_is_a_tagged_pdf_for_everybody_in_its_language(language, tag):
    found = read(made_of(language=language))
    root, about = found.trailer["/Root"], found.trailer["/Root"]["/Metadata"].get_data().decode()

    assert root["/Lang"] == tag
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert f"<rdf:li>{tag}</rdf:li>" in about
    assert found.metadata.title == "Talent profile – Amina Diallo"
    assert found.metadata.creation_date == AT


def test_it_has_headings_lists_and_tables_in_their_order():
    roles = roles_of(read(made_of()).trailer["/Root"]["/StructTreeRoot"])
    shape = [role for role in roles if role in {"/H1", "/H2", "/L", "/Table", "/TH", "/TD"}]

    wanted = "/H1 /H2 /L /H2 /Table /TH /TH /TD /TD /H2 /L"
    assert shape == wanted.split()
    assert roles.count("/LI") == roles.count("/Lbl") == roles.count("/LBody") == 3


def test_every_page_is_marked_and_numbered():
    pages = read(made_of("A sentence of nine words that fills the page. " * 90, count=3)).pages

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        said = page.extract_text()
        assert "PROTECTED B" in said
        assert "Amina Diallo" in said
        assert "Produced on November 22, 2026 by Marie Roy" in said
        assert f"{number} of {len(pages)}" in said


def test_all_that_is_given_stands_in_it():
    said = squeezed(text_of(read(made_of())))

    for words in (
        *("Talent profile · Amina Diallo", "Director · EX-01", "Not to be handed on."),
        *("Today", "A note.", "Level", "EX-03", "Cycle", "Placement", "2026-27"),
        *("What would you like next?", "Plain words."),
    ):
        assert squeezed(words) in said


@pytest.mark.parametrize("name", HOSTILE)
def test_words_are_text_whatever_they_look_like(name):
    words = HOSTILE[name]
    said = squeezed(text_of(read(made_of(words))))

    # A viewer puts letters that run from the right in their order; what is extracted may not be.
    ways = {squeezed(words), squeezed(words)[::-1]}
    assert any(way in said for way in ways)


def test_a_title_is_text_too():
    found = read(made_of(title='#panic("x") *A*', of="= Kind", mark="$b$"))

    assert found.metadata.title == '= Kind – #panic("x") *A*'
    assert '#panic("x") *A*' in text_of(found)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Well done 😀", "Well done [U+1F600]"),
        ("👩\u200d💻", "[U+1F469]\u200d[U+1F4BB]"),
        ("ᐃᓄ", "[U+1403][U+14C4]"),
        ("漢", "[U+6F22]"),
        ("\ue000\udc80\U0010ffff", "[U+E000][U+DC80][U+10FFFF]"),
        ("a\x00b\x07c\u202ed\ufeff", "abcd"),
        ("tab\there", "tab here"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_what_no_face_can_show_is_spelled_out_and_what_nobody_sees_is_left_out(words, shown):
    assert letters.printable(words, letters.drawn()).replace("\u200b", "") == shown

    found = text_of(read(made_of(words)))
    assert squeezed(shown.replace("\u200d", "")) in squeezed(found.replace("\u200d", ""))


def test_a_mark_of_one_face_over_a_letter_of_another_is_spelled_out():
    found = text_of(read(made_of("ש\u1ab0ع\u1dfe after")))

    assert "after" in found


def test_a_word_without_end_stays_on_the_page():
    found = read(made_of("x" * 10_000))
    ends = []
    for page in found.pages:
        page.extract_text(visitor_text=lambda text, _c, at, _f, _s: ends.append((len(text), at)))

    assert text_of(found).count("x") >= 10_000
    assert max(length for length, _at in ends) < 200


def test_ten_thousand_words_run_over_the_pages():
    found = read(made_of("word " * 10_000))

    assert text_of(found).count("word") > 20_000  # in the table and under the question
    assert len(found.pages) > 10


def test_every_letter_that_is_said_to_be_drawn_is_drawn():
    added = [chr(n) for first, last in letters.ADDED for n in range(first, last + 1)]
    words = " ".join(added)

    letters_kept = letters.printable(words, letters.drawn()).replace("\u200b", "")
    made = pdf(REPORT, document(words).data(), "en", at=AT)

    assert letters_kept == words
    assert "[U+" not in text_of(read(made))


def test_the_same_data_give_the_same_document():
    assert made_of() == made_of()


def test_a_template_reads_no_other_folder(tmp_path):
    template = tmp_path / "templates" / "greedy.typ"
    template.parent.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    for place in ("../secret.txt", "/etc/hostname", str(tmp_path / "secret.txt")):
        template.write_text(f'#set document(title: "x")\n#read("{place}")')

        with pytest.raises(typst.TypstError):
            pdf(template, {}, "en", at=AT)


def test_a_document_that_is_not_accessible_is_refused(tmp_path):
    template = tmp_path / "bad.typ"
    template.write_text("#heading(level: 3)[No title, and a skipped heading]")

    with pytest.raises(typst.TypstError):
        pdf(template, {}, "en", at=AT)
