"""The dossier as a value: its edition by name, and one line that shows it."""

import pytest

from uri import Dossier, Melding, Register, Schendingstype, Uitkomst, UnknownLabelError, editie
from uri.model import Sessie


def test_an_edition_may_be_named() -> None:
    assert Dossier(verslagjaar=2023, editie="rijk-2015").editie is editie("rijk-2015")
    assert Dossier(verslagjaar=2023, editie="rijk-2015") == Dossier(verslagjaar=2023, editie=editie("rijk-2015"))


def test_an_edition_that_is_not_there_is_refused_at_once() -> None:
    with pytest.raises(UnknownLabelError, match="bzk-1823"):
        Dossier(verslagjaar=2023, editie="bzk-1823")


def test_a_dossier_shows_itself_in_one_line_without_what_tells_of_a_person() -> None:
    case = Melding(
        kenmerk="K-1",
        verslagjaar=2023,
        hoofdcategorie=Schendingstype.POSITIE,
        uitkomst=Uitkomst.AANGETOOND,
        omschrijving="Jan Jansen",
    )
    dossier = Dossier(
        verslagjaar=2023,
        editie="bzk-2023",
        organisatie="Ministerie A",
        register=Register.from_records([case, case]),
        sessies=(Sessie(jaar=2023, sessie="Workshop", aantal=3),),
    )
    assert repr(dossier) == "<Dossier Ministerie A 2023, bzk-2023: 2 zaken, 0 tellingen>"
    assert repr(Dossier(verslagjaar=2022, editie=editie())) == "<Dossier 2022, bzk-2023: 0 zaken, 0 tellingen>"
