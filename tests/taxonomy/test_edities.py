"""The published editions: their rows as printed, where each leaf has its place, and the phrases of the annex."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pytest

from uri.errors import UnknownLabelError
from uri.taxonomy import (
    Afdoening,
    AfdoeningEditie,
    Betekenis,
    Editie,
    EditieRij,
    Entry,
    Example,
    Niveau,
    Plaats,
    Schendingstype,
    Uitkomst,
    afdoening_editie,
    afdoening_edities,
    editie,
    edities,
)
from uri.taxonomy.edities import TABELLEN, BaseEditie, Phrase

ALLE: tuple[BaseEditie[Any], ...] = (*map(editie, edities()), *map(afdoening_editie, afdoening_edities()))
BZK, OM = afdoening_editie("bzk-2023"), afdoening_editie("om-2016")
each_edition = pytest.mark.parametrize("edition", ALLE, ids=lambda edition: f"{edition.codes.__name__}-{edition.naam}")

# The rows as the sources print them, in their order: BZK 2023, and the yearly reports of Defensie that their
# editions name; BZK 2023 after Tabel 1 [S 248-257], with "Anders" from Tabel 3 [S 306].
BZK_2023 = {
    "Financiële schendingen (in de zakelijke sfeer)": "financieel",
    "Misbruik positie/ belangenverstrengeling": "positie",
    "Lekken, misbruik van informatie": "informatie",
    "Ongepaste communicatie": "communicatie",
    "Misbruik bevoegdheden": "bevoegdheden",
    "Misbruik geweldsbevoegdheid": "geweld",
    "Ongewenste omgangsvormen": "omgangsvormen",
    "Misbruik bedrijfsmiddelen/ overtreding interne regels": "bedrijfsmiddelen",
    "Ongepaste gedragingen in de privésfeer": "prive",
    "Misstand volgens klokkenluideregeling": "misstand",
    "Anders": "anders",
}
RIJK_2015 = {
    "Financiële schendingen": "financieel",
    "Misbruik positie en belangenverstrengeling": "positie",
    "Lekken en misbruik van informatie": "informatie",
    "Misbruik van bevoegdheden": "bevoegdheden",
    "Misbruik van geweldsbevoegdheid": "geweld",
    "Ongewenste omgangsvormen": "omgangsvormen",
    "Misdragingen in de privé-sfeer": "prive",
    "Oneigenlijk gebruik van dienstmiddelen/overschrijding interne regels": "bedrijfsmiddelen",
    "Misstand volgens de klokkenluidersregeling": "misstand",
}
DEFENSIE_2020 = {
    "Financiële schendingen": "financieel",
    "Misbruik positie, bevoegdheden en belangenverstrengeling": "positie_bevoegdheden",
    "Lekken en misbruik van informatie": "informatie",
    "Misbruik van geweldsbevoegdheid": "geweld",
    "Ongewenste omgangsvormen": "omgangsvormen",
    "Misdragingen in de privésfeer": "prive",
    "Oneigenlijk gebruik van dienstmiddelen/overschrijding interne regels": "bedrijfsmiddelen",
}
DEFENSIE_2018 = DEFENSIE_2020 | {"Misstand volgens de klokkenluidersregeling": "misstand"}
DEFENSIE_2022 = {label: code for label, code in DEFENSIE_2020.items() if code != "bedrijfsmiddelen"} | {
    "Oneigenlijk gebruik van dienstmiddelen": "dienstmiddelen",
    "Overschrijding interne regels": "interne_regels",
    "Overige": "anders",
}
GEPUBLICEERD = {
    "bzk-2023": BZK_2023,
    "defensie-2018": DEFENSIE_2018,
    "defensie-2020": DEFENSIE_2020,
    "defensie-2022": DEFENSIE_2022,
    "rijk-2015": RIJK_2015,
}
# Tabel 4 [S 324-335]: the rows under each level.
TABEL_4 = {
    "Schriftelijke berisping": ("berisping", Niveau.DISCIPLINAIR),
    "Financiële afdoening": ("financieel", Niveau.DISCIPLINAIR),
    "Verplaatsing": ("verplaatsing", Niveau.DISCIPLINAIR),
    "Beëindiging dienstverband": ("ontslag", Niveau.DISCIPLINAIR),
    "Corrigerend gesprek, waarschuwing, training, coaching e.d.": ("gesprek", Niveau.NIET_DISCIPLINAIR),
    "Beëindiging tijdelijke arbeidsovereenkomst, stage": ("einde_tijdelijk", Niveau.NIET_DISCIPLINAIR),
    "Ontslag op initiatief medewerker": ("eigen_verzoek", Niveau.NIET_DISCIPLINAIR),
    "Geen afdoening": ("geen", Niveau.GEEN),
}


@pytest.mark.parametrize("naam", GEPUBLICEERD)
def test_the_rows_are_those_that_were_published_in_their_order(naam: str) -> None:
    edition = editie(naam)
    assert [edition.parse(label) for label in GEPUBLICEERD[naam]] == list(GEPUBLICEERD[naam].values())
    assert [row.code for row in edition.rijen] == list(GEPUBLICEERD[naam].values())


@pytest.mark.parametrize("naam", sorted(GEPUBLICEERD.keys() - {"bzk-2023"}))
def test_the_labels_are_those_that_were_published(naam: str) -> None:
    assert [row.label for row in editie(naam).rijen] == list(GEPUBLICEERD[naam])


def test_every_edition_of_types_is_held_against_its_publication() -> None:
    assert sorted(GEPUBLICEERD) == edities()


@pytest.mark.parametrize(
    ("tabel", "rows"),
    [("schendingen", list(BZK_2023.values())[:10]), ("signalen", list(BZK_2023.values()))],  # [S 248-257], [S 296-306]
)
def test_anders_is_a_row_of_signalen_only(tabel: str, rows: list[str]) -> None:
    assert [row.code for row in editie("bzk-2023").rows(tabel)] == rows


@pytest.mark.parametrize(
    ("line", "printed", "code"),
    [
        (257, "Misstand volgens klokkenluideregeling", "misstand"),
        (278, "Misstand volgens klokkenluiderregeling?", "misstand"),
        (281, "misstanden volgens de Klokkenluiderregeling", "misstand"),
        (305, "Misstand volgens klokkenluiderregeling", "misstand"),
        (270, "Misbruik positie / belangenverstrengeling", "positie"),
        (276, "Misbruik bedrijfsmiddelen / overtreding interne regels", "bedrijfsmiddelen"),
        (549, "Financiële schending (in de zakelijke sfeer)", "financieel"),
        (554, "Misbruik positie en belangenverstrengeling", "positie"),
        (559, "Lekken, misbruiken, achterhouden, ongeoorloofd omgaan met informatie", "informatie"),
        (564, "Ongepaste communicatie", "communicatie"),
        (565, "Ongewenste omgangsvormen", "omgangsvormen"),
        (576, "Misbruik bedrijfsmiddelen en overtreding interne regels", "bedrijfsmiddelen"),
    ],
)
def test_every_spelling_of_the_report_reads(line: int, printed: str, code: str) -> None:
    """The four spellings of the row of misstanden, Tabel 2, and the categories of Bijlage 1."""
    assert editie("bzk-2023").parse(printed) == code, f"[S {line}]"


@pytest.mark.parametrize("printed", ["Type schending", "Totaal", "Signaal", "Subtotaal", "Overige", "2023"])
def test_a_caption_or_total_is_no_type(printed: str) -> None:
    with pytest.raises(UnknownLabelError):
        editie("bzk-2023").parse(printed)


@each_edition
def test_says_where_it_comes_from(edition: BaseEditie[Any]) -> None:
    assert edition.titel in {"BZK 2023", "Openbaar Ministerie 2016", "Rijk 2015"} or "Defensie 20" in edition.titel
    assert edition.titel.split()[0] in edition.bron
    assert repr(edition) == f"<{type(edition).__name__} {edition.naam}: {len(edition.rijen)} rijen>"


@each_edition
def test_a_code_reads_as_itself_row_or_no_row(edition: BaseEditie[Any]) -> None:
    assert all(edition.parse(code.value) is code for code in edition.codes)


@each_edition
def test_every_leaf_has_one_place_in_every_table(edition: BaseEditie[Any]) -> None:
    """For each code that an edition lacks, the data say where its cases went."""
    for tabel in TABELLEN if edition.codes is Schendingstype else ("afdoeningen",):
        rows = Counter(leaf for row in edition.rows(tabel) for leaf in row.bladen)
        for leaf in edition.codes:
            if leaf.bladen == {leaf}:
                place = edition.place(leaf, tabel)
                assert rows[leaf] == (1 if isinstance(place, EditieRij) else 0)
                assert leaf in place.bladen if isinstance(place, EditieRij) else place is edition.ontbreekt[leaf]


@each_edition
def test_a_finer_word_names_a_code_within_its_row(edition: BaseEditie[Any]) -> None:
    assert all(code.bladen < row.bladen for row in edition.rijen for code in row.finer)


@pytest.mark.parametrize(
    ("naam", "code", "place"),
    [
        ("defensie-2018", "positie", "positie_bevoegdheden"),  # merged
        ("defensie-2018", "positie_bevoegdheden", "positie_bevoegdheden"),
        ("rijk-2015", "positie_bevoegdheden", None),  # over two rows
        ("defensie-2020", "interne_regels", "bedrijfsmiddelen"),  # not yet split
        ("defensie-2022", "interne_regels", "interne_regels"),
        ("defensie-2022", "bedrijfsmiddelen", None),  # over two rows
        ("defensie-2018", "misstand", "misstand"),
        ("defensie-2020", "misstand", Plaats.ONBEKEND),  # dropped
        ("defensie-2022", "communicatie", Plaats.ONBEKEND),  # only BZK has it
        ("bzk-2023", "anders", Plaats.ONBEKEND),  # Tabel 3 only
    ],
)
def test_a_count_enters_a_row_only_if_its_leaves_lie_within_the_row(
    naam: str, code: str, place: str | Plaats | None
) -> None:
    """Where a missing row's cases went is known only where a merge or split says so."""
    found = editie(naam).place(Schendingstype(code), "schendingen")
    assert (found.code if isinstance(found, EditieRij) else found) == place


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("geen", Plaats.NIET_GETELD),  # the source counts measures
        ("eigen_verzoek", Plaats.ONBEKEND),
        ("coaching", "gesprek"),
        ("ontslag", None),  # strafontslag and voorwaardelijk ontslag are two rows
    ],
)
def test_measures_have_their_places_too(code: str, place: str | Plaats | None) -> None:
    found = OM.place(Afdoening(code), "afdoeningen")
    assert (found.code if isinstance(found, EditieRij) else found) == place


@pytest.mark.parametrize("places", [(Plaats.NIET_GETELD, Plaats.ONBEKEND), (Plaats.ONBEKEND, Plaats.NIET_GETELD)])
def test_a_code_whose_leaves_went_to_different_places_went_somewhere_unknown(places: tuple[Plaats, Plaats]) -> None:
    rijk = editie("rijk-2015")
    went = dict(zip((Schendingstype.POSITIE, Schendingstype.BEVOEGDHEDEN), places, strict=True))
    made = attrs.evolve(
        rijk, rijen=tuple(row for row in rijk.rijen if row.code not in went), ontbreekt={**rijk.ontbreekt, **went}
    )
    assert made.place(Schendingstype.POSITIE_BEVOEGDHEDEN, "schendingen") is Plaats.ONBEKEND


class TestAfdoeningen:
    """“The same measure has another level in another scheme: the level belongs to the edition”."""

    def test_bzk_has_the_rows_and_levels_of_tabel_4(self) -> None:
        assert {row.label: (row.code, BZK.niveaus[row.code]) for row in BZK.rijen} == TABEL_4
        assert [row.label for row in BZK.rows("afdoeningen")] == list(TABEL_4)

    def test_om_has_the_levels_of_its_22_measures(self) -> None:
        """The article that the edition names as its source.

        "één schriftelijke berisping, drie financiële afdoeningen, één verplaatsing, drie voorwaardelijke ontslagen,
        één strafontslag en twee beëindigingen van een tijdelijk dienstverband. Verder was elf keer sprake van een
        ambtelijke afdoening": the first six are called "disciplinaire maatregelen".
        """
        printed = {
            "schriftelijke berisping": 1,
            "financiële afdoeningen": 3,
            "verplaatsing": 1,
            "voorwaardelijke ontslagen": 3,
            "strafontslag": 1,
            "beëindiging van een tijdelijk dienstverband": 2,
            "ambtelijke afdoening": 11,
        }
        codes = {OM.parse(label): number for label, number in printed.items()}
        assert list(codes) == [row.code for row in OM.rijen]
        levels = Counter[Niveau]()
        for code, number in codes.items():
            levels[OM.niveaus[code]] += number
        assert levels == {Niveau.DISCIPLINAIR: 11, Niveau.NIET_DISCIPLINAIR: 11}
        assert levels.total() == 22
        assert "22 maatregelen in 22 zaken" in OM.bron

    def test_om_reads_the_plural_that_its_source_prints(self) -> None:
        assert OM.parse("beëindigingen van een tijdelijk dienstverband") is Afdoening.EINDE_TIJDELIJK

    def test_ending_a_temporary_contract_is_disciplinary_at_om_and_not_at_bzk(self) -> None:
        assert BZK.niveaus[Afdoening.EINDE_TIJDELIJK] is Niveau.NIET_DISCIPLINAIR  # [S 330-332]
        assert OM.niveaus[Afdoening.EINDE_TIJDELIJK] is Niveau.DISCIPLINAIR

    @pytest.mark.parametrize("edition", [BZK, OM], ids=lambda edition: edition.naam)
    def test_measures_weigh_from_heavy_to_light_by_level(self, edition: AfdoeningEditie) -> None:
        assert sorted(edition.zwaarte) == sorted(row.code for row in edition.rijen)
        assert [edition.niveaus[code] for code in edition.zwaarte] == sorted(
            edition.niveaus.values(), key=list(Niveau).index
        )

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("waarschuwing", "waarschuwing"),  # [S 315]
            ("voorwaardelijk strafontslag", "voorwaardelijk_ontslag"),
            ("Strafontslag", "strafontslag"),
        ],
    )
    def test_a_finer_word_keeps_its_finer_code(self, words: str, code: str) -> None:
        assert BZK.parse(words) == code
        assert OM.parse(words) == code


# Bijlage 1 [S 549-576]: category, and outcome or afdoening, case by case.
GEEN, NIET = "Geen afdoening", "Geen integriteitsschending geconstateerd"
GESPREK = "Afdoening door middel van corrigerend gesprek"
EINDE = "Afdoening door middel van beëindiging dienstverband"
BIJLAGE: dict[str, list[str]] = {
    "Financiële schending (in de zakelijke sfeer)": [GEEN, GEEN, NIET, EINDE, NIET],
    "Misbruik positie en belangenverstrengeling": [
        "Afdoening door middel van een berisping",
        NIET,
        "Afdoening door middel van een corrigerend gesprek",
        NIET,
        NIET,
    ],
    "Lekken, misbruiken, achterhouden, ongeoorloofd omgaan met informatie": [GEEN, EINDE, GEEN],
    "Ongepaste communicatie": [NIET],
    "Ongewenste omgangsvormen": [
        NIET,
        "Afdoening door middel van volgen verplichte training",
        GESPREK,
        *[NIET] * 4,
        GEEN,
        *[GESPREK] * 3,
    ],
    "Misbruik bedrijfsmiddelen en overtreding interne regels": [GESPREK],
}


class TestBijlage:
    """“In Bijlage 1 it stands beside ‘Geen integriteitsschending geconstateerd’”."""

    @pytest.mark.parametrize(
        ("words", "outcomes", "measures"),
        [
            (GEEN, {Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND}, (Afdoening.GEEN,)),  # [S 549], Tabel 4 [S 335]
            (NIET, {Uitkomst.NIET_AANGETOOND}, ()),  # [S 551]
            (EINDE, {Uitkomst.AANGETOOND}, (Afdoening.ONTSLAG,)),  # [S 552]
            ("Afdoening door middel van een berisping", {Uitkomst.AANGETOOND}, (Afdoening.BERISPING,)),  # [S 554]
            (GESPREK, {Uitkomst.AANGETOOND}, (Afdoening.CORRIGEREND_GESPREK,)),  # [S 567]
            (
                "Afdoening door middel van een corrigerend gesprek",
                {Uitkomst.AANGETOOND},
                (Afdoening.CORRIGEREND_GESPREK,),
            ),  # [S 556]
            (
                "Afdoening door middel van volgen verplichte training",
                {Uitkomst.AANGETOOND},
                (Afdoening.TRAINING,),
            ),  # [S 566]
            ("AFDOENING  door middel van: Schriftelijke berisping²", {Uitkomst.AANGETOOND}, (Afdoening.BERISPING,)),
        ],
    )
    def test_a_phrase_stands_for_its_pair(
        self, words: str, outcomes: set[Uitkomst], measures: tuple[Afdoening, ...]
    ) -> None:
        meaning = BZK.phrase(words)
        assert meaning is not None
        assert (set(meaning.uitkomsten), meaning.afdoeningen) == (outcomes, measures)

    @pytest.mark.parametrize(
        "words",
        [
            "",
            "Afdoening door middel van",
            "Afdoening door middel van onzin",
            "Geen afdoening door middel van een berisping",
            "berisping",
            "Geen integriteitsschending",
        ],
    )
    def test_other_words_are_no_phrase(self, words: str) -> None:
        assert BZK.phrase(words) is None

    def test_an_edition_without_phrases_reads_none(self) -> None:
        assert OM.phrase(GEEN) is None

    def test_the_annex_so_read_agrees_with_tabel_1_in_every_category_but_one(self) -> None:
        """“Read so, Bijlage 1 agrees with Table 1 in every category but one”."""
        tabel_1 = {"financieel": (5, 3), "positie": (5, 2), "informatie": (3, 3), "communicatie": (1, 0)} | {
            "omgangsvormen": (11, 4),  # [S 248-255]
            "bedrijfsmiddelen": (1, 1),
        }
        annex = {
            editie("bzk-2023").parse(label): (len(phrases), sum(map(self.proven, phrases)))
            for label, phrases in BIJLAGE.items()
        }
        assert sum(number for number, _ in annex.values()) == 26  # [S 258]
        assert {code: pair for code, pair in annex.items() if tabel_1[code] != pair} == {"omgangsvormen": (11, 6)}

    def proven(self, words: str) -> bool:
        meaning = BZK.phrase(words)
        assert isinstance(meaning, Betekenis)
        return Uitkomst.AANGETOOND in meaning.uitkomsten


def test_a_row_speaks_its_published_label_and_our_english() -> None:
    row = editie("defensie-2022").rows("schendingen")[-1]
    assert (row.text.nl, row.text.en) == ("Overige", Schendingstype.ANDERS.label.en)
    assert editie("defensie-2022").text.nl == editie("defensie-2022").text.en == "Defensie 2021-2022"


@pytest.mark.parametrize("value", [EditieRij, Betekenis, Phrase, Editie, AfdoeningEditie, Entry, Example])
def test_what_the_data_say_is_held_by_keyword(value: type[Any]) -> None:
    with pytest.raises(TypeError, match="takes 1 positional argument"):
        value("bzk-2023")


def test_an_edition_can_be_a_dictionary_key() -> None:
    known = {edition: edition.naam for edition in ALLE if edition.codes is Schendingstype}
    assert known[editie("bzk-2023")] == "bzk-2023"
    assert known[editie(None)] == "bzk-2023"
    assert len(known) == len(edities())


RIJK = editie("rijk-2015")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            RIJK, attrs.evolve(RIJK, ontbreekt=dict.fromkeys(RIJK.ontbreekt, Plaats.NIET_GETELD)), id="places"
        ),
        pytest.param(BZK, attrs.evolve(BZK, niveaus=dict.fromkeys(BZK.niveaus, Niveau.GEEN)), id="levels"),
        pytest.param(BZK.rijen[3], attrs.evolve(BZK.rijen[3], finer={}), id="words"),
    ],
)
def test_editions_that_mean_different_things_are_not_equal(one: object, other: object) -> None:
    assert one != other


@pytest.mark.parametrize(
    ("edition", "measures", "heaviest"),
    [
        (BZK, (), "geen"),
        (BZK, ("gesprek", "berisping"), "berisping"),
        (BZK, ("waarschuwing", "geen"), "waarschuwing"),  # it stands in the row of talks
        (OM, (), "geen"),
        (OM, ("berisping", "verplaatsing"), "verplaatsing"),
        (OM, ("geen", "gesprek"), "gesprek"),  # the list does not count cases without a measure
        (OM, ("ontslag",), "ontslag"),  # in parts there, so that no row can hold a dismissal of any kind
        (OM, ("strafontslag", "ontslag"), "ontslag"),
        (OM, ("ander_ontslag", "strafontslag"), "ander_ontslag"),  # where it was counted is unknown
    ],
)
def test_a_melding_counts_by_its_heaviest_measure_and_one_without_a_row_is_found_out(
    edition: AfdoeningEditie, measures: tuple[str, ...], heaviest: str
) -> None:
    assert edition.heaviest([Afdoening(measure) for measure in measures]) is Afdoening(heaviest)
