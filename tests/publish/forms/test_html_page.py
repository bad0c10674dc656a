"""The page: its structure, its figures, what it keeps out, and what it is made of. What it looks like: tests/pages."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import attrs
import pytest

from tests.pages.made_up import ministry, nothing
from tests.publish.page_tree import heard, seen, tree, words
from uri import rapport, read_dossier
from uri.aggregate.tables.cells import RijSoort
from uri.errors import UnreadableError
from uri.languages import Language
from uri.publish import Publicatiedocument, Stijl, publicatiedocument, rendered, to_html, write
from uri.publish.document import Paragraph, Section, Span
from uri.publish.forms.html_page import render

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DOSSIERS = {"example": lambda: read_dossier(EXAMPLE), "ministry": ministry, "nothing": nothing}
DOCUMENTS = {
    f"{name} {language}": publicatiedocument(dossier(), language=language)
    for name, dossier in DOSSIERS.items()
    for language in LANGUAGES
}
NASTY = '<script>alert(1)</script> <b onclick=\'x\'>&amp;"</b> =HYPERLINK("x") \x1b[31m\u202eneve\u2066 {{x}} </style>'
WRITTEN_OUT = NASTY.replace("\x1b", r"\u001b").replace("\u202e", r"\u202e").replace("\u2066", r"\u2066")


def page(document: Publicatiedocument, stijl: Stijl | None = None) -> Element:
    return tree(render(document, stijl or Stijl()).decode())


@pytest.fixture(scope="module", params=list(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> Publicatiedocument:
    found: Publicatiedocument = DOCUMENTS[request.param]
    return found


@pytest.fixture(scope="module")
def root(document: Publicatiedocument) -> Element:
    return page(document)


def one(root: Element, path: str) -> Element:
    (found,) = root.findall(path)
    return found


def by_id(root: Element, anchor: str) -> Element:
    return one(root, f".//*[@id='{anchor}']")


# ---------------------------------------------------------------------------------------------------------- structure


def test_a_page_says_its_language_and_its_title(document: Publicatiedocument, root: Element) -> None:
    assert one(root, "html").get("lang") == document.language
    assert words(one(root, ".//head/title")) == words(one(root, ".//h1")) == document.title


def test_a_page_has_one_of_each_landmark_and_the_title_in_the_main_one(root: Element) -> None:
    for landmark in ("header", "main", "nav", "footer"):
        one(root, f".//{landmark}")
    one(root, ".//main//h1")


def test_headings_go_down_one_level_at_a_time(root: Element) -> None:
    levels = [int(node.tag[1]) for node in root.iter() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_anchors_are_unique_and_every_link_on_the_page_leads_to_one(root: Element) -> None:
    anchors = [node.get("id", "") for node in root.iter() if "id" in node.attrib]
    assert len(anchors) == len(set(anchors))
    links = {node.get("href", "")[1:] for node in root.iter("a") if node.get("href", "").startswith("#")}
    assert links <= set(anchors)
    labels = {word for node in root.iter() for word in node.get("aria-labelledby", "").split()}
    assert labels <= set(anchors)


def test_the_first_link_skips_to_the_contents(root: Element) -> None:
    first = next(root.iter("a"))
    assert by_id(root, first.get("href", "")[1:]).tag == "main"


def test_the_table_of_contents_has_every_section_table_and_picture(document: Publicatiedocument, root: Element) -> None:
    listed = [node.get("href") for node in one(root, ".//nav").iter("a")]
    assert listed.count(None) == 0
    wanted = [f"#{section.code}" for section in document.walk()]
    wanted += [f"#tabel-{table.name}" for table in document.tables] + [f"#{each.name}" for each in document.pictures]
    assert sorted(map(str, listed)) == sorted(wanted)


def test_a_section_is_under_its_heading(document: Publicatiedocument, root: Element) -> None:
    for section in document.walk():
        node = by_id(root, section.code)
        assert node.tag == "section"
        assert words(node[0]) == section.title
        assert node.get("aria-labelledby") == node[0].get("id")


def test_words_of_a_source_have_their_own_language() -> None:
    """WCAG 2.2, 3.1.2: the case list keeps the words of the register, and a list is named as it was published."""
    dutch, english = (page(DOCUMENTS[f"example {language}"]) for language in LANGUAGES)
    assert not [node for node in one(dutch, ".//main").iter("td") if "lang" in node.attrib]
    said = {words(node) for node in one(english, ".//main").iter() if node.get("lang") == "nl"}
    assert "Toegang verschaffen tot ruimtes zonder autorisatie" in said  # zaken.csv
    assert any(word.startswith("Ministerie van BZK, Jaarrapportage Integriteit BZK") for word in said)
    assert not said & {"Substantiated", "15"}


# ------------------------------------------------------------------------------------------------------------- tables


def test_every_table_has_a_caption_and_named_heads(document: Publicatiedocument, root: Element) -> None:
    word = {"nl": "Tabel", "en": "Table"}[document.language]
    for table in document.tables:
        node = by_id(root, f"tabel-{table.name}")
        assert words(one(node, ".//caption")) == f"{word} {table.number}. {table.title} {table.caption}"
        heads = node.findall(".//thead//th")
        assert [(words(head), head.get("scope")) for head in heads] == [
            (label, "col") for label in (table.corner, *(column.label for column in table.columns))
        ]
        assert all(words(head).strip() for head in node.iter("th"))


def test_every_figure_of_every_table_is_on_the_page(document: Publicatiedocument, root: Element) -> None:
    assert len(document.tables) == len(list(root.iter("table"))) > 2
    for table in document.tables:
        rows = by_id(root, f"tabel-{table.name}").findall(".//tbody/tr")
        assert [[seen(cell) for cell in row] for row in rows] == [
            [row.label, *(cell.text for cell in row.cells)] for row in table.rows
        ]
        assert [[heard(cell) for cell in row] for row in rows] == [
            [row.label, *(cell.text if cell.spoken is None else cell.spoken for cell in row.cells)]
            for row in table.rows
        ]


def test_a_sign_of_emptiness_is_never_heard_bare(document: Publicatiedocument, root: Element) -> None:
    empty = [cell for table in document.tables for row in table.rows for cell in row.cells if cell.empty]
    assert empty
    for node in (*root.iter("td"), *root.iter("dt")):
        assert re.search(r"\w", heard(node))


def test_rows_have_heads_and_totals_are_marked(document: Publicatiedocument, root: Element) -> None:
    marks = {RijSoort.DETAIL: None, RijSoort.SUBTOTAAL: "subtotal", RijSoort.TOTAAL: "total"}
    for table in document.tables:
        rows = by_id(root, f"tabel-{table.name}").findall(".//tbody/tr")
        assert [row.get("class") for row in rows] == [marks[row.kind] for row in table.rows]
        assert all((row[0].tag, row[0].get("scope")) == ("th", "row") for row in rows)
        assert all(cell.tag == "td" for row in rows for cell in row[1:])


def test_numbers_and_words_are_told_apart(document: Publicatiedocument, root: Element) -> None:
    for table in document.tables:
        kinds = [None if column.is_text else "number" for column in table.columns]
        for row in by_id(root, f"tabel-{table.name}").findall(".//tr"):
            assert [cell.get("class") for cell in row[1:]] == kinds


def test_notes_and_signs_stand_below_their_table(document: Publicatiedocument, root: Element) -> None:
    for table in document.tables:
        node = by_id(root, f"tabel-{table.name}")
        signs = [", ".join(f"{sign} = {meaning}" for sign, meaning in table.signs)] if table.signs else []
        assert [words(item) for item in node.iter("li")] == [*table.notes, *signs]


def test_what_may_be_wider_than_a_screen_is_a_named_region_that_a_keyboard_reaches(root: Element) -> None:
    regions = [node for node in root.iter("div") if node.get("class") == "scroll"]
    for region in regions:
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert region.get("aria-label") == words(one(region, ".//caption//strong"))
    outside = [node for node in root.iter("table") if not any(node in region for region in regions)]
    assert all(len(node.findall("thead//th")) <= 3 for node in outside)


# ----------------------------------------------------------------------------------------------------------- pictures


def test_a_picture_tells_every_figure_in_words(document: Publicatiedocument, root: Element) -> None:
    for picture in document.pictures:
        drawn = by_id(root, picture.name).findall(".//svg")
        panels = picture.picture.bars.panels
        assert len(drawn) == len(panels)
        for svg, panel in zip(drawn, panels, strict=True):
            assert svg.get("role") == "img"
            assert words(one(svg, "title")) == panel.title
            said = [bar.text if bar.spoken is None else bar.spoken for bar in panel.bars]
            told = ", ".join(f"{bar.label}: {each}" for bar, each in zip(panel.bars, said, strict=True))
            assert words(one(svg, "desc")) == f"{told}."
            shown = " ".join(words(node) for node in svg.iter("text"))
            assert sorted(shown.split()) == sorted(" ".join([*(bar.label for bar in panel.bars), *said]).split())


def test_the_bars_of_a_picture_are_on_one_scale_from_zero(document: Publicatiedocument, root: Element) -> None:
    """The longer side that differs is as many times a figure in every panel."""
    for picture in document.pictures:
        rects = [(rect, svg) for svg in by_id(root, picture.name).iter("svg") for rect in svg.iter("rect")]
        rects = [(rect, svg) for rect, svg in rects if rect.get("class") != "ground"]
        values = [bar.value for panel in picture.picture.bars.panels for bar in panel.bars if bar.value]
        assert len(rects) == len(values) > 0
        side = "height" if len({rect.get("width") for rect, _ in rects}) == 1 else "width"
        scales = [float(rect.get(side, "")) / value for (rect, _), value in zip(rects, values, strict=True)]
        assert max(scales) - min(scales) <= 0.11  # a side is written with one decimal


def test_the_current_bar_is_told_by_weight_as_well_as_by_colour(document: Publicatiedocument, root: Element) -> None:
    for picture in document.pictures:
        for svg, panel in zip(by_id(root, picture.name).iter("svg"), picture.picture.bars.panels, strict=True):
            weights = {words(node): node.get("font-weight") == "bold" for node in svg.iter("text")}
            assert [weights[bar.label] for bar in panel.bars] == [bar.current for bar in panel.bars]
            assert [rect.get("class") == "current" for rect in svg.iter("rect") if rect.get("class") != "ground"] == [
                bar.current for bar in panel.bars if bar.value
            ]


# -------------------------------------------------------------------------------------------------- what it keeps out


def nastily(value: Any) -> Any:  # noqa: ANN401 (a block, or anything in one)
    """Put markup, a formula and control signs into every text that a reader sees."""
    if type(value) is str:
        return NASTY + value
    if isinstance(value, tuple):
        return tuple(map(nastily, value))
    if not attrs.has(type(value)):
        return value
    kept = {"name", "code", "link", "file", "table", "language"}
    fields = [field.name for field in attrs.fields(type(value)) if field.name not in kept]
    return attrs.evolve(value, **{name: nastily(getattr(value, name)) for name in fields})


def tags(root: Element) -> set[tuple[str, frozenset[str]]]:
    return {(node.tag, frozenset(node.attrib)) for node in root.iter()}


def unbroken(shown: str) -> str:
    """Return a text without what breaks it into lines, as labels of pictures are."""
    return "".join(shown.replace("-", "").split())


def test_whatever_a_text_holds_arrives_as_text(document: Publicatiedocument, root: Element) -> None:
    nasty = attrs.evolve(document, title=NASTY + document.title, sections=nastily(document.sections))
    attacked = page(nasty)
    assert tags(attacked) <= tags(root)
    assert words(one(attacked, ".//head/title")) == WRITTEN_OUT + document.title
    shown = seen(one(attacked, ".//main"))
    assert shown.count(WRITTEN_OUT) > 50
    assert unbroken(shown).replace(unbroken(WRITTEN_OUT), "") == unbroken(seen(one(root, ".//main")))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", render(nasty, Stijl()).decode())


def test_the_name_of_an_organisation_is_no_markup() -> None:
    named = attrs.evolve(ministry(), organisatie=NASTY)
    attacked = tree(to_html(rapport(attrs.evolve(named, register=None, tellingen=())), "nl"))
    assert WRITTEN_OUT in words(one(attacked, ".//header"))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//elsewhere", "\x01javascript:x"]
)
def test_a_link_to_a_program_is_only_words(link: str) -> None:
    section = Section(code="x", title="X", blocks=(Paragraph((Span("woorden", link=link),)),))
    document = attrs.evolve(DOCUMENTS["nothing nl"], sections=(section,))
    node = by_id(page(document), "x")
    assert words(one(node, "p")) == "woorden"
    assert list(node.iter("a")) == []


@pytest.mark.parametrize("link", ["#kort", "https://example.org/a?b=1&c=2", "mailto:a@example.org", "data/tabel.csv"])
def test_a_link_to_a_place_is_a_link(link: str) -> None:
    section = Section(code="kort", title="X", blocks=(Paragraph((Span("woorden", strong=True, link=link),)),))
    document = attrs.evolve(DOCUMENTS["nothing nl"], sections=(section,))
    assert one(by_id(page(document), "kort"), "p/a").get("href") == link


# -------------------------------------------------------------------------------------------- what it needs, and makes


def test_a_page_has_no_script_and_no_style_but_the_one_that_its_policy_names(root: Element) -> None:
    style = words(one(root, ".//style"))
    policy = one(root, ".//meta[@http-equiv='Content-Security-Policy']").get("content", "")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert list(root.iter("script")) == []
    assert [node.tag for node in root.iter() if any(re.match("style$|on", name) for name in node.attrib)] == []
    assert not re.search(r"url\(|@import|</", style)


def test_a_page_asks_for_nothing(root: Element) -> None:
    kinds = {node.tag for node in root.iter()}
    assert not kinds & {"iframe", "object", "embed", "video", "audio", "form", "use", "image"}
    asked = [node.get("src", node.get("href", "")) for tag in ("img", "link") for node in root.iter(tag)]
    assert all(address.startswith("data:") for address in asked)


@pytest.mark.parametrize("name", list(DOSSIERS))
def test_the_same_dossier_gives_the_same_bytes(name: str) -> None:
    made = render(publicatiedocument(DOSSIERS[name](), language="nl"), Stijl())
    assert made == render(DOCUMENTS[f"{name} nl"], Stijl())


def test_a_logo_is_in_the_page_with_its_alternative(tmp_path: Path) -> None:
    logo = tmp_path / "logo.PNG"
    logo.write_bytes(b"\x89PNG...")
    found = one(page(DOCUMENTS["nothing nl"], Stijl(logo=logo, logo_tekst='Een "leeuw" & <rest>')), ".//header//img")
    assert found.get("alt") == 'Een "leeuw" & <rest>'
    kind, _, data = found.get("src", "").partition(";base64,")
    assert (kind, base64.b64decode(data)) == ("data:image/png", b"\x89PNG...")


def test_a_logo_of_another_kind_or_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"(?s)logo\.gif.*geen PNG of SVG.*\.png of \.svg"):
        render(DOCUMENTS["nothing nl"], Stijl(logo=tmp_path / "logo.gif"))
    with pytest.raises(UnreadableError, match=r"logo\.svg.*kan niet worden gelezen"):
        render(DOCUMENTS["nothing nl"], Stijl(logo=tmp_path / "logo.svg"))


def test_the_colour_of_the_house_style_is_that_of_the_page() -> None:
    assert "--accent: #a90061;" in words(one(page(DOCUMENTS["nothing nl"], Stijl(kleur="#a90061")), ".//style"))


def test_a_report_a_form_and_a_file_give_one_page(tmp_path: Path) -> None:
    document = DOCUMENTS["nothing en"]
    alone = render(document, Stijl())
    assert to_html(document.rapport, "en").encode() == alone
    assert rendered(document, ["html"]) == {"rapport.en.html": alone}
    write(document, tmp_path / "page.html")
    assert (tmp_path / "page.html").read_bytes() == alone


def test_a_notebook_shows_what_stands_on_the_page(document: Publicatiedocument, root: Element) -> None:
    shown = tree(document._repr_html_())
    part = one(shown, "div")
    assert part.get("lang") == document.language
    assert words(part).strip() == words(one(root, ".//main")).strip()
    style = words(one(shown, "style"))
    assert style.strip().startswith("@scope (.uri-page) {")
    assert ":root" not in style
