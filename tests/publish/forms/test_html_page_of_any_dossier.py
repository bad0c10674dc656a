"""What holds for the page of every dossier, whatever is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.publish.page_tree import heard, seen, tree
from uri.aggregate import Dossier
from uri.languages import Language
from uri.publish import Stijl, publicatiedocument
from uri.publish.forms.html_page import render
from uri.testing import dossiers

LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["nl", "en"])


@given(dossiers(), LANGUAGES)
def test_a_page_is_well_formed_and_has_every_figure_seen_and_heard(dossier: Dossier, language: Language) -> None:
    document = publicatiedocument(dossier, language=language)
    root = tree(render(document, Stijl()).decode())
    for table in document.tables:
        rows = root.findall(f".//*[@id='tabel-{table.name}']//tbody/tr")
        assert [[seen(cell) for cell in row][1:] for row in rows] == [
            [cell.text for cell in row.cells] for row in table.rows
        ]
        assert [[heard(cell) for cell in row][1:] for row in rows] == [
            [cell.text if cell.spoken is None else cell.spoken for cell in row.cells] for row in table.rows
        ]
    anchors = [node.get("id") for node in root.iter() if "id" in node.attrib]
    assert len(anchors) == len(set(anchors))
