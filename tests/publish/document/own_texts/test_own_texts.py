"""Own texts in a publication: what Markdown becomes, figures that follow the cases, and every fault with its line."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dossier, melding, signaal, with_cell
from uri import Leeg, rapport
from uri.aggregate import Publicatiegegevens, Publicatietekst, Tekstplaats
from uri.errors import MissingExtraError, UnreadableError
from uri.findings import Findings
from uri.languages import Language
from uri.publish import Publicatiedocument, publicatiedocument
from uri.publish.document import Bullets, DataTable, Paragraph, Section, Span

CASES = (*[melding("positie")] * 3, melding("prive", "niet_aangetoond"), *[signaal("positie")] * 7)
"""Four meldingen, three of them substantiated, and seven signalen."""


def text(markdown: str, plaats: str = "na", sectie: str = "kort", **named: Any) -> Publicatietekst:  # noqa: ANN401 (any attribute of a text)
    return Publicatietekst(
        **{"bestand": "tekst.md", "inhoud": markdown, "plaats": Tekstplaats(plaats), "sectie": sectie, **named}
    )


def published(*texts: Publicatietekst, language: Language = "nl") -> Publicatiedocument:
    source = dossier(*CASES, publicatie=Publicatiegegevens(teksten=texts))
    return publicatiedocument(source, language=language)


def own(markdown: str, **named: Any) -> Section:  # noqa: ANN401 (any attribute of a text)
    """Return the first section that a text becomes."""
    document = published(text(markdown, **named))
    codes = [section.code for section in document.sections]
    return document.sections[codes.index("kort") + 1]


def faults(*texts: Publicatietekst, language: Language = "nl") -> list[tuple[str | None, int | None, str]]:
    with pytest.raises(UnreadableError) as caught:
        published(*texts, language=language)
    return [(found.place.file, found.place.row, found.message.to("en")) for found in caught.value.findings]


# --------------------------------------------------------------------------------------------------------- Markdown


def test_headings_become_sections_and_those_below_become_parts_of_them() -> None:
    section = own("# Voorwoord\n\nEerst dit.\n\n## Waarom\n\nDaarom.\n\n## Hoe\n\nZo.\n")
    assert (section.code, section.title) == ("voorwoord", "Voorwoord")
    assert section.blocks == (Paragraph.of("Eerst dit."),)
    assert [(part.code, part.title, part.blocks) for part in section.sections] == [
        ("waarom", "Waarom", (Paragraph.of("Daarom."),)),
        ("hoe", "Hoe", (Paragraph.of("Zo."),)),
    ]


def test_words_keep_their_weight_stress_and_links() -> None:
    (paragraph,) = own("# A\n\nEen **vet** en *schuin* [woord](https://voorbeeld.nl/a)\nop [hier](#kort).").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans == (
        Span("Een "),
        Span("vet", strong=True),
        Span(" en "),
        Span("schuin", emphasis=True),
        Span(" "),
        Span("woord", link="https://voorbeeld.nl/a"),
        Span(" op "),
        Span("hier", link="#kort"),
        Span("."),
    )


def test_lists_are_numbered_where_they_are() -> None:
    section = own("# A\n\n- een\n- **twee**\n\n1. eerst\n2. dan\n")
    assert section.blocks == (
        Bullets((Paragraph.of("een"), Paragraph((Span("twee", strong=True),)))),
        Bullets((Paragraph.of("eerst"), Paragraph.of("dan")), ordered=True),
    )


def test_two_headings_of_one_title_have_a_code_each() -> None:
    document = published(text("# Kort\n\nA.\n\n# Kort\n\nB.\n"))
    assert [section.code for section in document.sections][:3] == ["kort", "kort-2", "kort-3"]


def test_markup_in_words_stays_words() -> None:
    (paragraph,) = own("# A\n\n1 &lt; 2 \\<b\\> & =A1+B2").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "1 < 2 <b> & =A1+B2"


@pytest.mark.parametrize(
    ("markdown", "line", "said"),
    [
        ("# A\n\n<div>x</div>\n", 3, "HTML cannot stand here"),
        ("# A\n\nEen <b>woord</b>.\n", 3, "HTML cannot stand here"),
        ("# A\n\nRegel\nmet <br> erin\n", 4, "HTML cannot stand here"),
        ("# A\n\n<!-- later -->\n", 3, "HTML cannot stand here"),
        ("# A\n\n![plaatje](a.png)\n", 3, "an image cannot stand here"),
        ("# A\n\n`code`\n", 3, "code cannot stand here"),
        ("# A\n\n```\ncode\n```\n", 3, "code cannot stand here"),
        ("# A\n\n    code\n", 3, "code cannot stand here"),
        ("# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", 3, "a table cannot stand here"),
        ("# A\n\n> citaat\n", 3, "a block quotation cannot stand here"),
        ("# A\n\n***\n", 3, "a rule cannot stand here"),
        ("# A\n\n- een\n  - twee\n", 3, "an item of a list is one paragraph"),
        ("# A\n\n- een\n\n  nog een alinea\n", 3, "an item of a list is one paragraph"),
        ("# A\n\n3. drie\n4. vier\n", 3, "a numbered list begins at 1"),
        ("# A\n\n[x](javascript:alert(1))\n", 3, "a link leads to https"),
        ("# A\n\n[x](bestand.pdf)\n", 3, "a link leads to https"),
        ("# A\n\n[x](#nergens)\n", 3, "there is no place “nergens”"),
        ("# A\n\n### C\n", 3, "this heading skips a level"),
        ("## A\n\n# B\n", 3, "no heading stands above the first"),
        ("# A\n## B\n### C\n#### D\n##### E\n", 5, "headings go 4 levels deep at most"),
        ("# **A**\n", 1, "a heading has words only"),
        ("#\n\nTekst.\n", 1, "a heading has no words"),
        ("\n\n", 1, "the file holds no text"),
        ("Tekst.\n\n# Kop\n", 1, "the text begins without a heading"),
        ("# A\n\n{{ schendingen.totaal }}\n", 3, "the reference “schendingen.totaal” has no three parts"),
        ("# A\n\nx {{ schendingen.totaal.mogelijk\n", 3, "a reference is not opened or not closed"),
    ],
)
def test_what_cannot_stand_in_a_text_is_told_with_its_line(markdown: str, line: int, said: str) -> None:
    ((file, row, message),) = faults(text(markdown))
    assert (file, row) == ("tekst.md", line)
    assert message.startswith(said)


def test_every_fault_of_every_text_is_told_at_once() -> None:
    found = faults(text("# A\n\n`x`\n\n<b>\n"), text("# B\n\n{{ a.b.c }}\n", bestand="ander.md"))
    assert [(file, row) for file, row, _ in found] == [("tekst.md", 3), ("tekst.md", 5), ("ander.md", 3)]


def test_without_the_extra_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(MissingExtraError) as caught:
        published(text("# A\n"))
    assert caught.value.extra == "documents"


PIECES = (
    *(
        "# ",
        "## ",
        "#### ",
        "*",
        "**",
        "_",
        "- ",
        "1. ",
        "2) ",
        "`",
        "```",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "!",
        "[",
    ),
    *(
        "]",
        "(#kort)",
        "(https://a.nl)",
        "(x)",
        "[a]: /x\n",
        "{{",
        "}}",
        "{{ schendingen.totaal.mogelijk }}",
        "|",
        "---",
    ),
    *("\n", "\n\n", "    ", "> ", " ", "a", "één", "12", "&lt;", "\\", "~~", "\t", "\r", "\x00", "\u202e", "==="),
)
REPORT = rapport(dossier(*CASES))


@settings(max_examples=settings().max_examples * 2)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(Tekstplaats))
def test_any_text_is_read_or_refused_with_its_faults(markdown: str, place: Tekstplaats) -> None:
    details = Publicatiegegevens(teksten=(text(markdown, place, "signalen"),))
    document, faults = None, Findings()
    try:
        document = publicatiedocument(REPORT, publicatie=details)
    except UnreadableError as refused:
        faults = refused.findings
    codes = [] if document is None else [section.code for section in document.walk()]
    assert bool(codes) is not bool(faults.errors)
    assert len(codes) == len(set(codes))


# ------------------------------------------------------------------------------------------------------- references


def test_a_reference_becomes_the_printed_figure() -> None:
    (paragraph,) = own(
        "# A\n\nVan {{ schendingen.totaal.mogelijk }} zijn er **{{schendingen.totaal.aangetoond}}**."
    ).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Van 4 zijn er 3."
    assert paragraph.spans[1] == Span("3", strong=True)


@pytest.mark.parametrize(
    ("reference", "said", "hint"),
    [
        ("schending.totaal.mogelijk", "there is no table “schending”.", "Perhaps meant: schendingen"),
        ("schendingen.posite.mogelijk", "there is no row “posite” in table “schendingen”.", "Perhaps meant: positie"),
        (
            "schendingen.totaal.mogelik",
            "there is no column “mogelik” in table “schendingen”.",
            "Perhaps meant: mogelijk",
        ),
        (
            "schendingen.totaal.zzz",
            "there is no column “zzz” in table “schendingen”.",
            "There are: mogelijk, aangetoond.",
        ),
        (
            "sessies.totaal.aantal",
            "“sessies.totaal.aantal” has no figure: not collected.",
            "Write the sentence without",
        ),
    ],
)
def test_a_reference_to_no_figure_names_those_like_it(reference: str, said: str, hint: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        published(text(f"# A\n\n{{{{ {reference} }}}}\n"))
    (found,) = caught.value.findings
    assert found.message.to("en") == said
    assert found.hint is not None
    assert found.hint.to("en").startswith(hint)


# --------------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("words", "stray"),
    [
        ("In 2024 waren het er 4, en 3 daarvan.", []),
        ("Er waren 12 sessies.", ["12"]),
        ("Twaalf sessies en vier meldingen.", ["Twaalf"]),
        ("Op 31 december 2023, en op 2024-07-12.", []),
        ("Een groei van 12,5%.", ["12,5%"]),
        ("Kamerstuk B12 en CAO4.", []),
        ("Er zijn {{ schendingen.totaal.mogelijk }} en 44.", ["44"]),
        ("Ruim zeventig gesprekken.", ["zeventig"]),
        ("Eén gesprek, geen klachten, een melding.", []),
    ],
)
def test_a_number_that_no_table_prints_is_a_notice(words: str, stray: list[str]) -> None:
    found = published(text(f"# A\n\nEerst dit.\n\n{words}\n")).findings
    assert [finding.message.to("en") for finding in found] == [
        f"the number “{number}” stands in no table." for number in stray
    ]
    assert {(finding.place.file, finding.place.row) for finding in found} <= {("tekst.md", 5)}
    assert not found.errors


# ----------------------------------------------------------------------------------------------------------- places


def codes(document: Publicatiedocument) -> list[str]:
    return [section.code for section in document.sections]


def test_a_text_with_a_heading_stands_before_or_after_its_section() -> None:
    document = published(text("# Vooraf\n", "voor", "kort"), text("# Duiding\n", "na", "signalen", bestand="b.md"))
    found = codes(document)
    assert found[0] == "vooraf"
    assert found[found.index("signalen") + 1] == "duiding"


def test_texts_at_one_place_stand_in_the_order_of_the_dossier() -> None:
    document = published(*(text(f"# {name}\n", place, "kort") for name in "AB" for place in ("voor", "na")))
    assert codes(document)[:5] == ["a", "b", "kort", "a-2", "b-2"]


def test_a_text_without_a_heading_stands_within_its_section() -> None:
    document = published(text("Eerst.", "voor", "signalen"), text("Laatst.", "na", "signalen"))
    (section,) = [section for section in document.sections if section.code == "signalen"]
    assert section.blocks[0] == Paragraph.of("Eerst.")
    assert section.blocks[-1] == Paragraph.of("Laatst.")


def test_a_text_in_place_of_another_leaves_the_figures() -> None:
    before, after = published(), published(text("Alleen dit.\n\n# Meer\n", "vervangt", "schendingen"))
    old, new = (
        next(section for section in document.sections if section.code == "schendingen") for document in (before, after)
    )
    assert new.blocks[0] == Paragraph.of("Alleen dit.")
    assert [block for block in new.blocks[1:] if isinstance(block, Paragraph)] == []
    assert [block for block in new.blocks if isinstance(block, DataTable)] == [
        block for block in old.blocks if isinstance(block, DataTable)
    ]
    assert [section.title for section in new.sections] == ["Meer"]


def test_a_section_without_figures_can_have_a_text_at_its_own_place() -> None:
    assert "sessies" not in codes(published())
    found = codes(published(text("Er waren geen sessies.", "vervangt", "sessies")))
    assert found[found.index("sessies") - 1] == "afdoeningen"
    assert "overzicht" in found[found.index("sessies") :]


def test_a_text_of_a_language_stands_in_that_language_only() -> None:
    texts = text("# Voorwoord\n", "voor", "kort", taal="nl"), text("# Foreword\n", "voor", "kort", taal="en")
    assert codes(published(*texts, language="nl"))[0] == "voorwoord"
    assert codes(published(*texts, language="en"))[0] == "foreword"


@pytest.mark.parametrize(("place", "section"), [("na", "nergens"), ("vervangt", "colofon"), ("vervangt", "telling")])
def test_an_unknown_section_is_told_with_the_choices(place: str, section: str) -> None:
    ((file, _, message),) = faults(text("Tekst.", place, section))
    assert file == "dossier.toml"
    assert message.startswith(f"there is no section “{section}” for “{place}”; choose from kort, ")


def test_a_link_may_lead_to_a_table_a_section_and_a_text() -> None:
    document = published(text("# A\n\n[x](#tabel-schendingen) [y](#kort) [z](#a) [d](#downloads)"))
    assert "a" in codes(document)


@pytest.mark.parametrize("shown", [True, False])
def test_a_description_can_be_referred_to_only_where_the_case_list_shows_it(shown: bool) -> None:  # noqa: FBT001 (whether the dossier allows it)
    details = Publicatiegegevens(teksten=(text("{{ overzicht.1.omschrijving }}"),))
    case = melding("positie", omschrijving="Nevenwerk")
    source = dossier(case, omschrijvingen=shown, publicatie=details)
    if shown:
        assert any(block == Paragraph.of("Nevenwerk") for block in publicatiedocument(source).blocks())
        return
    with pytest.raises(UnreadableError) as caught:
        publicatiedocument(source)
    assert "Nevenwerk" not in caught.value.to_text()


def test_a_hidden_figure_cannot_be_referred_to() -> None:
    hidden = with_cell(rapport(dossier(*CASES)), "schendingen", ("totaal", "mogelijk"), Leeg.ONDERDRUKT)
    details = Publicatiegegevens(teksten=(text("{{ schendingen.totaal.mogelijk }}"),))
    with pytest.raises(UnreadableError):
        publicatiedocument(hidden, publicatie=details)
