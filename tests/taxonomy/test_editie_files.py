"""Reading editions: by name, and from an organisation's own file, whose every fault is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import uri.taxonomy.data
from uri.errors import EditionError, MissingFileError, UnknownLabelError
from uri.taxonomy import (
    Editie,
    EditieRij,
    Plaats,
    Schendingstype,
    afdoening_editie,
    afdoening_edities,
    editie,
    edities,
    read_editie,
)

# A whole edition of two tables in a few rows: what an organisation would write.
GOED = """
titel = "Gemeente Voorbeeld 2024"
bron = "Jaarverslag"
afdoeningen = "om-2016"

[[rij]]
code = "financieel"
label = "Fraude en diefstal"
aliassen = ["Diefstal"]

[[rij]]
code = "positie_bevoegdheden"
label = "Misbruik van macht"
fijner = { positie = ["belangen"] }

[[rij]]
code = "omgangsvormen"
label = "Omgang"

[[rij]]
code = "anders"
label = "Rest"
tabellen = ["signalen"]

[ontbreekt]
anders = "niet geteld"
informatie = "onbekend"
communicatie = "omgangsvormen"
geweld = "omgangsvormen"
dienstmiddelen = "onbekend"
interne_regels = "onbekend"
prive = "niet geteld"
misstand = "niet geteld"
"""


def _read(folder: Path, text: str, naam: str = "eigen.toml") -> Editie:
    file = folder / naam
    file.write_text(text, encoding="utf-8")
    return read_editie(file)


def _changed(old: str, new: str, text: str = GOED) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_the_library_has_the_editions_of_its_sources() -> None:
    """The sources that the editions name."""
    assert edities() == ["bzk-2023", "defensie-2018", "defensie-2020", "defensie-2022", "rijk-2015"]
    assert afdoening_edities() == ["bzk-2023", "defensie-2015", "om-2016"]


def test_which_edition_speaks_when_none_is_named_is_written_down() -> None:
    assert editie() == editie("bzk-2023")
    assert afdoening_editie() == afdoening_editie("bzk-2023")
    assert editie(None) is editie() is editie("bzk-2023")
    assert afdoening_editie(None) is afdoening_editie()


def test_an_edition_is_chosen_by_name_by_file_or_as_it_is(tmp_path: Path) -> None:
    own = _read(tmp_path, GOED)
    assert editie(own) is own
    assert editie(str(tmp_path / "eigen.toml")) == own
    assert editie("rijk-2015") is editie("rijk-2015")
    assert afdoening_editie(own.afdoeningen) is own.afdoeningen


@pytest.mark.parametrize(("choose", "known"), [(editie, edities()), (afdoening_editie, afdoening_edities())])
def test_an_edition_that_does_not_exist_is_refused_with_those_that_do(
    choose: Callable[[str], object], known: list[str]
) -> None:
    with pytest.raises(UnknownLabelError, match="“bzk-1823” bestaat niet") as unknown:
        choose("bzk-1823")
    assert unknown.value.nearest == ("bzk-2023",)
    assert all(naam in str(unknown.value) for naam in known)


def test_names_like_a_wrong_one_are_given_the_nearest_first() -> None:
    with pytest.raises(UnknownLabelError) as unknown:
        editie("defensie-202")
    assert unknown.value.nearest[:3] == ("defensie-2020", "defensie-2022", "defensie-2018")
    with pytest.raises(UnknownLabelError) as unknown:
        editie("onzin")
    assert unknown.value.nearest == ()


@pytest.mark.parametrize("naam", edities())
def test_a_file_in_the_form_of_the_librarys_own_editions_reads_as_that_edition(naam: str) -> None:
    folder = Path(uri.taxonomy.data.__file__).parent / "edities" / "schendingstypes"
    assert read_editie(str(folder / f"{naam}.toml")) == editie(naam)


class TestOwnEdition:
    def test_carries_what_the_file_says(self, tmp_path: Path) -> None:
        own = _read(tmp_path, GOED, "voorbeeld-2024.toml")
        assert (own.naam, own.titel, own.bron) == ("voorbeeld-2024", "Gemeente Voorbeeld 2024", "Jaarverslag")
        assert own.afdoeningen is afdoening_editie("om-2016")
        assert [row.code for row in own.rows("schendingen")] == ["financieel", "positie_bevoegdheden", "omgangsvormen"]
        assert [row.code for row in own.rows("signalen")][3:] == ["anders"]
        assert [own.parse(word) for word in ("diefstal", "Belangen")] == ["financieel", "positie"]

    def test_has_the_standard_measures_and_its_own_name_where_the_file_says_nothing(self, tmp_path: Path) -> None:
        text = re.sub(r'^(titel|bron|afdoeningen) = ".*"\n', "", GOED, flags=re.MULTILINE)
        own = _read(tmp_path, text)
        assert (own.naam, own.titel, own.bron) == ("eigen", "eigen", "")
        assert own.afdoeningen == afdoening_editie()

    @pytest.mark.parametrize(
        ("code", "tabel", "place"),
        [
            ("communicatie", "schendingen", "omgangsvormen"),
            ("geweld", "signalen", "omgangsvormen"),
            ("misstand", "schendingen", Plaats.NIET_GETELD),
            ("informatie", "schendingen", Plaats.ONBEKEND),
            ("anders", "schendingen", Plaats.NIET_GETELD),
            ("anders", "signalen", "anders"),
            ("bedrijfsmiddelen", "signalen", Plaats.ONBEKEND),
        ],
    )
    def test_says_of_a_leaf_without_a_row_where_it_went(
        self, tmp_path: Path, code: str, tabel: str, place: str | Plaats
    ) -> None:
        found = _read(tmp_path, GOED).place(Schendingstype(code), tabel)
        assert (found.code if isinstance(found, EditieRij) else found) == place

    def test_may_name_a_file_of_measures_beside_it(self, tmp_path: Path) -> None:
        library = Path(uri.taxonomy.data.__file__).parent / "edities" / "afdoeningen" / "om-2016.toml"
        measures = library.read_text(encoding="utf-8").replace('"Ambtelijke afdoening"', '"Gesprek met de wethouder"')
        (tmp_path / "maatregelen.toml").write_text(measures, encoding="utf-8")
        own = _read(tmp_path, _changed('"om-2016"', '"maatregelen.toml"'))
        assert own.afdoeningen.naam == "maatregelen"
        assert own.afdoeningen.parse("gesprek met de wethouder") == "gesprek"

    def test_a_leaf_put_in_a_row_is_counted_there(self, tmp_path: Path) -> None:
        row = next(row for row in _read(tmp_path, GOED).rijen if row.code == "omgangsvormen")
        assert row.bladen == {"omgangsvormen", "communicatie", "geweld"}


FOUTEN = {
    "unknown-key": ('titel = "', 'kleur = "rood"\ntitel = "', "onbekende sleutel “kleur”"),
    "unknown-row-key": ('code = "financieel"', 'code = "financieel"\nkleur = "rood"', "onbekende sleutel “kleur”"),
    "unknown-keys": ('titel = "', 'vorm = 1\nkleur = 2\ntitel = "', "onbekende sleutel “kleur”, “vorm”"),
    "phrases-of-measures": ('titel = "', 'zin = []\ntitel = "', "onbekende sleutel “zin”"),
    "key-of-measures": ('titel = "', 'zwaarte = []\ntitel = "', "onbekende sleutel “zwaarte”"),
    "leaf-without-place": ('misstand = "niet geteld"\n', "", "schendingen: geen plaats voor misstand"),
    "leaf-without-place-in-one-table": ('anders = "niet geteld"\n', "", "schendingen: geen plaats voor anders"),
    "table-without-rows": ('label = "Omgang"', 'label = "Omgang"\ntabellen = []', "geen plaats voor communicatie, gew"),
    "unknown-tables": ('label = "Omgang"', 'label = "Omgang"\ntabellen = ["x", "a"]', "“a”, “x” is geen tabel"),
    "unknown-leaves": ('geweld = "omg', 'vorm = "x"\nkleur = "x"\ngeweld = "omg', "“kleur”, “vorm” is geen blad"),
    "overlapping-rows": ('code = "financieel"', 'code = "positie"', "rijen van schendingen overlappen"),
    "the-same-row-twice": ('code = "financieel"', 'code = "omgangsvormen"', "rijen van schendingen overlappen"),
    "row-and-in-another-row": ('misstand = "niet', 'financieel = "omgangsvormen"\nmisstand = "niet', "overlappen"),
    "unknown-code": ('code = "omgangsvormen"', 'code = "omgang"', "“omgang” is geen schendingstype"),
    "no-code": ('code = "omgangsvormen"\n', "", "sleutel “code” ontbreekt"),
    "no-label": ('label = "Omgang"\n', "", "sleutel “label” ontbreekt"),
    "blank-label": ('label = "Omgang"', 'label = "  "', "verkeerde waarde bij “label”"),
    "label-without-letters": ('label = "Omgang"', 'label = "?"', "het label “?” is dubbel of leeg"),
    "labels-alike": ('label = "Omgang"', 'label = "fraude/ diefstal²"', "“fraude/ diefstal²” is dubbel of leeg"),
    "alias-alike": ('aliassen = ["Diefstal"]', 'aliassen = ["OMGANG?"]', "is dubbel of leeg"),
    "finer-alike": ('["belangen"]', '["Misbruik, van macht"]', "is dubbel of leeg"),
    "label-is-another-code": ('label = "Omgang"', 'label = "Interne regels"', "“Interne regels” is dubbel of leeg"),
    "put-in-no-row": ('geweld = "omgangsvormen"', 'geweld = "informatie"', "geweld staat bij “informatie”"),
    "no-place": ('geweld = "omgangsvormen"', "geweld = 3", "verkeerde waarde bij “ontbreekt”"),
}
# Faults of a kind that the rest of the file may hide.
VERBORGEN = {
    "place-of-unknown-code": ('geweld = "omg', 'kleur = "onbekend"\ngeweld = "omg'),
    "place-as-the-comment-in-bzk-2023-says": ('geweld = "omgangsvormen"', 'geweld = { rij = "omgangsvormen" }'),
    "row-and-place": ('misstand = "niet', 'financieel = "onbekend"\nmisstand = "niet'),
    "place-of-a-code-with-parts": ('misstand = "niet', 'positie_bevoegdheden = "financieel"\nmisstand = "niet'),
    "unknown-finer-code": ("{ positie = [", "{ kleur = ["),
    "finer-code-outside-the-row": ("{ positie = [", "{ prive = ["),
    "unknown-table": ('label = "Omgang"', 'label = "Omgang"\ntabellen = ["schendingen", "signalen", "sinjalen"]'),
    "unknown-measures": ('"om-2016"', '"om-1816"'),
    "aliases-as-text": ('aliassen = ["Diefstal"]', 'aliassen = "XYZ"'),
    "label-as-number": ('label = "Omgang"', "label = 3"),
    "code-as-list": ('code = "omgangsvormen"', 'code = ["omgangsvormen"]'),
    "level-of-a-type": ('label = "Omgang"', 'label = "Omgang"\nniveau = "disciplinair"'),
}


class TestFaults:
    """`read_editie` raises `EditionError` when the file cannot be read or contradicts itself."""

    @pytest.mark.parametrize(("old", "new", "said"), FOUTEN.values(), ids=FOUTEN)
    def test_a_fault_is_named(self, tmp_path: Path, old: str, new: str, said: str) -> None:
        with pytest.raises(EditionError, match=re.escape(said)) as caught:
            _read(tmp_path, _changed(old, new))
        assert "eigen" in caught.value.to_text("nl").partition(": ")[0]
        assert caught.value.to_text("en").partition(": ")[0].casefold().startswith("edition")
        assert caught.value.message.nl != caught.value.message.en

    @pytest.mark.parametrize(("old", "new"), VERBORGEN.values(), ids=VERBORGEN)
    def test_a_fault_is_seen(self, tmp_path: Path, old: str, new: str) -> None:
        with pytest.raises(EditionError):
            _read(tmp_path, _changed(old, new))

    def test_a_file_of_measures_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(MissingFileError, match=r"“maatregelen\.toml” is niet te lezen"):
            _read(tmp_path, _changed('"om-2016"', '"maatregelen.toml"'))

    @pytest.mark.parametrize("text", ["rij = 3", 'rij = ["financieel"]', "ontbreekt = 3"])
    def test_a_file_of_another_shape_is_refused(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(EditionError):
            _read(tmp_path, text)

    def test_an_empty_file_has_no_place_for_any_leaf(self, tmp_path: Path) -> None:
        with pytest.raises(EditionError, match="geen plaats voor anders, bevoegdheden, communicatie") as caught:
            _read(tmp_path, "")
        leaves = [code for code in Schendingstype if not code.delen]
        assert all(leaf in str(caught.value) for leaf in leaves)

    def test_what_is_no_toml_is_refused_with_the_place(self, tmp_path: Path) -> None:
        with pytest.raises(EditionError, match=r"“eigen\.toml” is niet te lezen\. .*regel 2, teken 1"):
            _read(tmp_path, "rij = []\n= 3")

    def test_what_is_no_utf_8_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "eigen.toml").write_bytes(GOED.replace("Fraude", "Financiële fraude").encode("cp1252"))
        with pytest.raises(EditionError, match="niet te lezen"):
            read_editie(tmp_path / "eigen.toml")

    def test_no_such_file_and_a_folder_are_refused(self, tmp_path: Path) -> None:
        for path, error in ((tmp_path / "eigen.toml", MissingFileError), (tmp_path, EditionError)):
            with pytest.raises(error, match="niet te lezen") as caught:
                read_editie(path)
            assert str(tmp_path) not in str(caught.value)

    def test_the_error_is_a_value_error(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="niet te lezen"):
            read_editie(tmp_path / "eigen.toml")


def test_an_edition_is_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        editie().naam = "anders"  # type: ignore[misc]  # that is the fault
