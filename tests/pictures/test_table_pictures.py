"""The pictures of standard tables: what they show and tell, as SVG, PNG and data."""

from __future__ import annotations

import struct
from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import pytest

import uri
from tests.factories import dossier, melding, with_cell
from uri import Leeg, pictures
from uri.pictures import Picture
from uri.statistics import count_interval

CASES = (
    melding("positie", "aangetoond", "berisping"),
    melding("positie", "niet_aangetoond"),
    melding("prive", "aangetoond", "gesprek", verslagjaar=2023),
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def report() -> uri.Rapport:
    return uri.rapport(dossier(*CASES))


def test_types_shows_what_was_reported_and_what_was_proven(report: uri.Rapport) -> None:
    picture = pictures.types(report)
    assert picture.title == "Meldingen naar type, en hoeveel daarvan zijn aangetoond, 2023"
    assert picture.description == (
        "Misbruik positie/ belangenverstrengeling: Mogelijke schending 2, Waarvan aangetoond 1. "
        "Ongepaste gedragingen in de privésfeer: Mogelijke schending 1, Waarvan aangetoond 1."
    )
    assert "Van deze typen is er geen melding: Financiële schendingen" in picture.remark


def test_years_has_the_exact_interval_of_each_count(report: uri.Rapport) -> None:
    frame = pictures.years(report).to_frame()
    assert list(frame["rij"]) == ["positie", "prive"]
    assert list(frame["waarde"]) == [1, 1]
    assert list(frame["hoog"]) == pytest.approx([count_interval(1).high] * 2)
    assert pictures.years(report).description.startswith(
        "Misbruik positie/ belangenverstrengeling: 2023 1 (0,0 tot 5,6)."
    )


def test_years_without_intervals_draws_none(report: uri.Rapport) -> None:
    picture = pictures.years(report, level=None)
    assert picture.to_frame()["hoog"].isna().all()
    assert "interval" not in picture.to_svg()


def test_measures_shows_them_level_by_level(report: uri.Rapport) -> None:
    frame = pictures.measures(report).to_frame()
    levels = dict(zip(frame["kolom"], frame["rij"], strict=True))
    assert levels["berisping"] == "disciplinair"
    assert levels["gesprek"] == "niet_disciplinair"
    counts = dict(zip(frame["kolom"], frame["waarde"], strict=True))
    assert (counts["berisping"], counts["gesprek"], counts["geen"], counts["verplaatsing"]) == (1, 1, 1, 0)


MADE: dict[str, Callable[..., Picture]] = {
    "schendingen": pictures.types,
    "aangetoond_per_jaar": pictures.years,
    "afdoeningen": pictures.measures,
}


@pytest.mark.parametrize("table", MADE)
def test_a_picture_is_the_same_of_a_table_a_report_and_what_they_come_from(table: str, report: uri.Rapport) -> None:
    make = MADE[table]
    of_source, of_report = make(dossier(*CASES), verslagjaar=2023), make(report)
    assert of_source == of_report
    assert make(report[table]).drawing == of_report.drawing


def test_a_hidden_figure_is_hidden_in_words_data_and_picture(report: uri.Rapport) -> None:
    hidden = with_cell(report, "schendingen", ("positie", "aangetoond"), Leeg.ONDERDRUKT)
    picture = pictures.types(hidden)
    frame = picture.to_frame().set_index(["rij", "kolom"])
    assert frame["waarde"].isna()["positie", "aangetoond"]
    assert frame["leeg"]["positie", "aangetoond"] == "onderdrukt"
    assert "Waarvan aangetoond onderdrukt" in picture.description
    assert 'class="hatch"' in picture.to_svg()


def test_a_picture_of_nothing_shows_its_zeros() -> None:
    table = uri.aangetoond_per_jaar(dossier(melding("prive", "niet_aangetoond")))
    frame = pictures.years(table).to_frame()
    assert len(frame) == 10  # the types of Table 2 of the edition [S 268-278]
    assert (frame["waarde"] == 0).all()


def test_in_english_all_words_are_english(report: uri.Rapport) -> None:
    picture = pictures.years(report, language="en")
    assert picture.title == "Substantiated reports by type, 2023"
    assert "exact interval (95%)" in picture.remark
    assert "(0.0 to 5.6)" in picture.description


def test_a_picture_shows_itself(report: uri.Rapport) -> None:
    picture = pictures.types(report)
    drawn = fromstring(picture._repr_svg_())  # noqa: S314 (our own, and what a notebook calls)
    assert drawn.get("role") == "img"
    assert drawn.findtext(f"{SVG}title") == picture.title
    assert str(drawn.findtext(f"{SVG}desc")).startswith(picture.description)
    shown = picture._repr_html_()
    assert picture.to_svg() in shown.replace(' style="max-width: 100%; height: auto"', "")
    assert shown.count("max-width: 100%") == 1  # so that it is no wider than its page
    image = picture._repr_png_()
    assert image is not None
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", image[16:24])[0] == 3 * float(drawn.get("width", ""))
    assert repr(picture) == f"<Plaatje: {picture.title}>"


def test_two_pictures_on_one_page_have_anchors_of_their_own(report: uri.Rapport) -> None:
    anchors = {pictures.types(report).to_svg().split('<title id="')[1].split('"')[0] for _ in range(2)}
    anchors.add(pictures.years(report).to_svg().split('<title id="')[1].split('"')[0])
    assert len(anchors) == 2
