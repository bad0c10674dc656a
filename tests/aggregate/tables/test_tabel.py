"""Tables: their cells by name, their kinds of empty, and how they are written out."""

from datetime import date
from typing import Any

import attrs
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from uri import Leeg, Tabel
from uri.aggregate import Basis, Cel, Eenheid, Notatie, RijSoort, TabelKolom, TabelRij
from uri.aggregate.tables.table_rendering import cell_text
from uri.errors import NotACountError
from uri.languages import Language, Text, same

ROWS = (
    TabelRij("a", Text("Eerste", "First")),
    TabelRij("b", Text("Tweede", "Second")),
    TabelRij("totaal", Text("Totaal", "Total"), RijSoort.TOTAAL),
)
COLUMNS = (TabelKolom("x", Text("Mogelijk", "Possible")), TabelKolom("y", Text("Bewezen", "Proven")))
CELLS: dict[tuple[str, str], Cel] = {
    ("a", "x"): 1200,
    ("a", "y"): 0,
    ("b", "x"): 34,
    ("b", "y"): Leeg.NIET_VERZAMELD,
    ("totaal", "x"): 1234,
    ("totaal", "y"): Leeg.BLANCO,
}


def tabel(**named: Any) -> Tabel:  # noqa: ANN401 (any argument of a table)
    given: dict[str, Any] = {
        "naam": "proef",
        "titel": Text("De proef", "The trial"),
        "rijen": ROWS,
        "kolommen": COLUMNS,
        "cellen": CELLS,
        "basis": Basis.AFGEROND,
        "eenheid": Eenheid.MELDING,
        "standdatum": date(2024, 3, 1),
        "noten": [Text("Let op.", "Mind.")],
    }
    return Tabel.of(**{**given, **named})


def one_cell(cell: Cel, notatie: Notatie = Notatie.AANTAL, label: str = "rij") -> Tabel:
    row = TabelRij("r", same(label), notatie=notatie)
    return tabel(rijen=[row], kolommen=COLUMNS[:1], cellen={("r", "x"): cell}, noten=[])


# -------------------------------------------------------------------------------------------------------------- cells


def test_a_cell_is_found_by_row_and_column() -> None:
    table = tabel()
    assert table["b", "x"] == 34
    assert table["b", "y"] is Leeg.NIET_VERZAMELD
    assert table.row("a") == {"x": 1200, "y": 0}
    assert table.column("x") == {"a": 1200, "b": 34, "totaal": 1234}


@pytest.mark.parametrize(
    ("place", "said"),
    [(("c", "x"), "Er is geen 'c'; kies uit a, b, totaal."), (("a", "z"), "Er is geen 'z'; kies uit x, y.")],
    ids=["row", "column"],
)
def test_a_cell_that_is_not_there_is_refused_with_those_that_are(place: tuple[str, str], said: str) -> None:
    with pytest.raises(KeyError) as caught:
        _ = tabel()[place]
    assert caught.value.args == (said,)


def test_a_count_is_a_number_to_reckon_with() -> None:
    table = tabel()
    assert table.count("a", "x") + table.count("b", "x") == table.count("totaal", "x") == 1234
    assert table.count("a", "y") == 0


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (Leeg.NIET_VERZAMELD, "is no count: it is empty (not collected)."),
        (Leeg.BLANCO, "is no count: it is empty (blank in the source)."),
        (Leeg.NIET_VAN_TOEPASSING, "is no count: it is empty (not applicable)."),
        (Leeg.ONDERDRUKT, "is no count: it is empty (suppressed)."),
        (0.25, "is no count: it is a fraction."),
        ("tekst", "is no count: it is a text."),
        (same("tekst"), "is no count: it is a text."),
    ],
)
def test_a_cell_without_a_count_is_refused_with_what_it_is(cell: Cel, reason: str) -> None:
    with pytest.raises(NotACountError) as caught:
        one_cell(cell).count("r", "x")
    assert reason in caught.value.to_text("en")
    assert caught.value.cell == cell
    assert isinstance(caught.value, ValueError)


def test_tables_are_equal_when_all_they_say_is() -> None:
    assert tabel() == tabel()
    assert tabel() != tabel(cellen={**CELLS, ("a", "y"): Leeg.BLANCO})
    assert tabel() != tabel(noten=[])
    assert tabel() != tabel(standdatum=None)


def test_a_table_is_empty_when_no_cell_holds_anything_and_zero_is_something() -> None:
    assert tabel(cellen=dict.fromkeys(CELLS, Leeg.NIET_VERZAMELD)).is_empty
    assert not tabel(cellen={**dict.fromkeys(CELLS, Leeg.NIET_VERZAMELD), ("a", "x"): 0}).is_empty


def test_a_table_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        tabel().naam = "anders"  # type: ignore[misc]  # that is the fault


# -------------------------------------------------------------------------------------------------------------- frames


def test_a_frame_is_named_by_code_and_keeps_whole_numbers_whole() -> None:
    expected = pd.DataFrame(
        {"x": pd.array([1200, 34, 1234], "Int64"), "y": pd.array([0, None, None], "Int64")},
        index=pd.Index(["a", "b", "totaal"], dtype="str", name="proef"),
    )
    assert_frame_equal(tabel().to_frame(), expected)


def test_a_frame_of_whole_numbers_throughout_is_one_of_plain_integers() -> None:
    full = {**CELLS, ("b", "y"): 7, ("totaal", "y"): 7}
    expected = pd.DataFrame(
        {"x": [1200, 34, 1234], "y": [0, 7, 7]}, index=pd.Index(["a", "b", "totaal"], dtype="str", name="proef")
    )
    assert_frame_equal(tabel(cellen=full).to_frame(), expected)


def test_without_totals_a_frame_adds_up_to_what_the_table_says() -> None:
    full = tabel(cellen={**CELLS, ("b", "y"): 7, ("totaal", "y"): 7})
    frame = full.to_frame(totals=False)
    assert list(frame.index) == ["a", "b"]
    assert dict(frame.sum()) == full.row("totaal") == {"x": 1234, "y": 7}
    assert list(full.to_frame("en", totals=False).index) == ["First", "Second"]


def test_frames_do_not_share_what_can_be_changed_in_one() -> None:
    one, other = tabel().to_frame(), tabel().to_frame()
    one.loc["a", "x"] = 0
    one.index.name = "anders"
    assert other.loc["a", "x"] == 1200
    assert other.index.name == "proef"


def test_a_column_of_whole_numbers_and_ratios_is_one_of_numbers() -> None:
    frame = tabel(cellen=CELLS | {("a", "x"): 0.5}).to_frame()
    assert str(frame["x"].dtype) == "Float64"


def test_as_text_the_line_is_as_long_as_the_widest_row() -> None:
    lines = one_cell(3, label="een hele lange rij").to_text().splitlines()
    (rule,) = {line for line in lines if line and set(line) == {"-"}}
    assert len(rule) == max(len(line) for line in lines[3:])


def test_a_frame_in_a_language_is_named_by_label() -> None:
    frame = tabel().to_frame("en")
    assert list(frame.index) == ["First", "Second", "Total"]
    assert list(frame.columns) == ["Possible", "Proven"]
    assert frame.loc["Second", "Possible"] == 34


def test_a_frame_holds_ratios_unrounded_and_texts_in_the_language() -> None:
    assert one_cell(224 / 11633).to_frame().loc["r", "x"] == 224 / 11633
    words = one_cell(Text("Ja", "Yes"))
    assert (words.to_frame().loc["r", "x"], words.to_frame("en").loc["rij", "Possible"]) == ("Ja", "Yes")


# ------------------------------------------------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("cell", "notation", "nl", "en"),
    [
        (11633, Notatie.AANTAL, "11.633", "11,633"),  # [S 384]
        (0, Notatie.AANTAL, "0", "0"),
        (-5, Notatie.AANTAL, "-5", "-5"),
        (224 / 11633, Notatie.PROCENT, "1,93%", "1.93%"),  # [S 389-390]: 0,019255...
        (0.125, Notatie.PROCENT, "12,50%", "12.50%"),
        (12.5, Notatie.PROCENT, "1.250,00%", "1,250.00%"),
        (2.0, Notatie.GETAL, "2,0", "2.0"),  # [S 391]
        (2, Notatie.GETAL, "2,0", "2.0"),
        (2.25, Notatie.GETAL, "2,25", "2.25"),
        (1234.5, Notatie.GETAL, "1.234,5", "1,234.5"),
        (0.125, Notatie.GETAL, "0,13", "0.13"),
        (0.375, Notatie.GETAL, "0,38", "0.38"),
        (0.005, Notatie.GETAL, "0,01", "0.01"),
        (1.005, Notatie.GETAL, "1,01", "1.01"),
        (0.00005, Notatie.PROCENT, "0,01%", "0.01%"),
        (Leeg.BLANCO, Notatie.GETAL, "", ""),
        (Leeg.NIET_VAN_TOEPASSING, Notatie.AANTAL, ".", "."),
        (Leeg.NIET_VERZAMELD, Notatie.PROCENT, "-", "-"),
        (Leeg.ONDERDRUKT, Notatie.AANTAL, "x", "x"),
        (Text("Ja", "Yes"), Notatie.AANTAL, "Ja", "Yes"),
        ("1,234.5", Notatie.AANTAL, "1,234.5", "1,234.5"),
    ],
    ids=str,
)
def test_a_cell_is_written_as_the_language_has_it_and_rounded_half_up(
    cell: Cel, notation: Notatie, nl: str, en: str
) -> None:
    """As a reader rounds by hand: 0,125 is 0,13 and 1,005 is 1,01, where binary or bankers' rounding say less."""
    assert cell_text(cell, notation, "nl") == nl
    assert cell_text(cell, notation, "en") == en


# --------------------------------------------------------------------------------------------------------- written out

TEXT: dict[Language, str] = {
    "nl": """\
De proef
(meldingen, afgerond in het jaar, stand 2024-03-01)

        Mogelijk  Bewezen
-------------------------
Eerste     1.200        0
Tweede        34        -
-------------------------
Totaal     1.234
* Let op.
* - = niet verzameld""",
    "en": """\
The trial
(reports, closed in the year, as of 2024-03-01)

        Possible  Proven
------------------------
First      1,200       0
Second        34       -
------------------------
Total      1,234
* Mind.
* - = not collected""",
}

MARKDOWN = """\
**De proef** (meldingen, afgerond in het jaar, stand 2024-03-01)

|  | Mogelijk | Bewezen |
| --- | ---: | ---: |
| Eerste | 1.200 | 0 |
| Tweede | 34 | x |
| **Totaal** | **1.234** |  |

- Let op.
- x = onderdrukt"""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_as_text_numbers_stand_to_the_right_and_totals_under_a_line(language: Language) -> None:
    assert tabel().to_text(language) == TEXT[language]


def test_as_text_words_stand_to_the_left_and_every_row_on_one_line() -> None:
    rows = [TabelRij("1", same("1")), TabelRij("2", same("2"))]
    cells: dict[tuple[str, str], Cel] = {("1", "x"): "een\nlange tekst", ("2", "x"): "kort"}
    written = tabel(rijen=rows, kolommen=COLUMNS[:1], cellen=cells).to_text().splitlines()
    assert written[5:7] == ["1  een lange tekst", "2  kort"]


def test_as_markdown_totals_are_bold_and_notes_a_list() -> None:
    assert tabel(cellen={**CELLS, ("b", "y"): Leeg.ONDERDRUKT}).to_markdown() == MARKDOWN


def test_as_markdown_the_legend_is_no_list_within_a_list() -> None:
    assert not tabel().to_markdown().splitlines()[-1].startswith("- - ")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a|b", r"a\|b"),
        ("een\ntwee", "een twee"),
        ("<script>", "&lt;script>"),
        ("a\\|b", r"a\\\|b"),
    ],
    ids=["bar", "new line", "tag", "backslash"],
)
def test_markdown_escapes_what_would_break_the_table(words: str, written: str) -> None:
    assert one_cell(words, label=words).to_markdown().splitlines()[4] == f"| {written} | {written} |"


def test_as_html_a_fragment_has_a_caption_headers_and_notes() -> None:
    written = tabel().to_html("en")
    assert written.startswith('<div class="uri-table" lang="en">\n<table>\n<caption>')
    assert "<strong>The trial</strong> <span>Reports, closed in the year, as of 2024-" in written
    assert '<thead><tr><th scope="col">Row</th><th scope="col" class="number">Possible</th>' in written
    assert '<th scope="col" class="number">Proven</th></tr></thead>' in written
    assert '<tr><th scope="row">First</th><td class="number">1,200</td><td class="number">0</td></tr>' in written
    assert '<tr class="total"><th scope="row">' in written
    assert '<td class="number">1,234</td>' in written
    assert written.endswith("<ul><li>Mind.</li><li>… = blank in the source, - = not collected</li></ul></div>\n</div>")


def test_as_html_an_empty_cell_is_seen_as_a_sign_and_heard_as_words() -> None:
    heard = '<span aria-hidden="true">-</span><span class="unseen">not collected</span>'
    assert f'<td class="number">{heard}</td>' in tabel().to_html("en")


def test_as_html_nothing_has_a_style_of_its_own_and_every_head_has_words() -> None:
    written = tabel().to_html("en")
    assert "style=" not in written
    assert '"></th>' not in written


def test_html_escapes_every_text_that_may_come_from_a_file() -> None:
    nasty = "<b onclick='x'>&\"</b>"
    table = attrs.evolve(one_cell(nasty, label=nasty), noten=(same(nasty),), titel=same(nasty))
    assert "<b" not in table.to_html()
    assert table.to_html().count("&lt;b onclick=&#x27;x&#x27;&gt;&amp;&quot;&lt;/b&gt;") == 5  # its region is named too


def test_at_a_prompt_a_table_prints_as_text_and_its_repr_is_short() -> None:
    assert str(tabel()) == tabel().to_text("nl")
    assert repr(tabel()) == "<Tabel proef: 3 rijen, 2 kolommen>"


def test_a_notebook_shows_the_html_or_markdown_in_dutch() -> None:
    table = tabel()
    assert table._repr_html_().startswith("<style>")
    assert table._repr_html_().endswith(f"</style>\n{table.to_html('nl')}")
    assert table._repr_markdown_() == table.to_markdown("nl")


def test_only_the_kinds_of_empty_that_occur_are_explained() -> None:
    """A blank cell prints nothing, so it needs no word; each other kind has its own sign."""
    kinds = {kind: one_cell(kind).to_text().splitlines()[-1] for kind in Leeg}
    assert kinds == {
        Leeg.BLANCO: "rij",
        Leeg.NIET_VAN_TOEPASSING: "* . = niet van toepassing",
        Leeg.NIET_VERZAMELD: "* - = niet verzameld",
        Leeg.NIET_BEKEND: "* ? = niet bekend",
        Leeg.ONDERDRUKT: "* x = onderdrukt",
    }
