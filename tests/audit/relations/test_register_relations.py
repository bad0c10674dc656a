"""A publication beside a register."""

import pytest

from uri.audit.printed_tables.standard_tables import StandardTables
from uri.audit.relations.register_relations import with_register
from uri.languages import Language, speaking


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "Een publicatie is alleen te vergelijken met een register of een dossier, en niet met: int."),
        ("en", "A publication can only be compared with a register or a dossier, and not with: int."),
    ],
)
def test_what_is_no_register_is_refused_in_the_language_of_the_user(language: Language, message: str) -> None:
    with speaking(language), pytest.raises(TypeError) as raised:
        with_register(StandardTables(by_kind={}), 3)  # type: ignore[arg-type] # that is the fault
    assert str(raised.value) == message
