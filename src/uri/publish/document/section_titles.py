"""The sections that a publication can have: their codes, in order, and their headings."""

from __future__ import annotations

from collections.abc import Mapping

from uri.languages import Text

KORT, TELLING, BEGRIPPEN, COLOFON = "kort", "telling", "begrippen", "colofon"
"""The sections that every publication has."""

KLEINE_AANTALLEN, ANNEX = "kleine_aantallen", "overzicht"
"""The section on what chance leaves of differences, and the annex, which it stands before."""

SUBJECTS: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "schendingen": (
        Text("Meldingen en aangetoonde schendingen", "Reports and substantiated violations"),
        ("schendingen", "aangetoond_per_jaar"),
    ),
    "signalen": (Text("Signalen", "Concerns"), ("signalen",)),
    "afdoeningen": (Text("Afdoening van de meldingen", "Measures taken"), ("afdoeningen",)),
    "vertrouwenspersonen": (Text("Vertrouwenspersonen", "Confidential advisers"), ("vertrouwenspersonen",)),
    "sessies": (Text("Sessies over integriteit", "Sessions on integrity"), ("sessies",)),
    "financiele_belangen": (Text("Financiële belangen", "Financial interests"), ("financiele_belangen",)),
    "overzicht": (Text("Bijlage: de meldingen één voor één", "Annex: the reports one by one"), ("overzicht",)),
}
"""The sections of tables: the heading, and the tables in it; another table has a section of its own."""

TITLES: Mapping[str, Text] = {
    KORT: Text("Het jaar in het kort", "The year in short"),
    TELLING: Text("Hoe is geteld", "How was counted"),
    **{code: title for code, (title, _) in SUBJECTS.items() if code != ANNEX},
    KLEINE_AANTALLEN: Text("Wat kleine aantallen wel en niet zeggen", "What small counts can and cannot say"),
    ANNEX: SUBJECTS[ANNEX][0],
    BEGRIPPEN: Text("Tekens en begrippen", "Signs and terms"),
    COLOFON: Text("Colofon", "Colophon"),
}
"""The heading of each section, in the order of the page."""

REPLACEABLE = (KORT, *(code for code in SUBJECTS if code != ANNEX))
"""The sections whose text may be replaced: what the other ones say belongs to the figures."""
