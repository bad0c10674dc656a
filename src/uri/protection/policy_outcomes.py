"""What policies on small counts come to for the same reports, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from uri.aggregate import Leeg, Tabel
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.tables.cells import Cel, TabelKolom, TabelRij
from uri.languages import Language, Text, same
from uri.protection.beleid import Beleid
from uri.taxonomy import Basis

if TYPE_CHECKING:
    import pandas as pd


@attrs.frozen(kw_only=True)
class Beleidsuitkomst:
    """What one policy comes to. It tells how many counts are small, and so is only for who publishes.

    Attributes:
        beleid: The policy.
        aantal: How many cells hold a count other than zero, in rows as the policy merges them.
        klein: How many of those are small.
        verborgen: How many are hidden.
        verlies: What readers lose: a detail weighs 1, a subtotal 2, a total and a headline figure 4.
        totalen_verborgen: How many of the hidden counts stand in rows of totals; none where totals survive.
        bewezen: Whether the proof stands.
        reden: Why the policy cannot be kept, None where it can; the numbers are then 0.
    """

    beleid: Beleid
    aantal: int = 0
    klein: int = 0
    verborgen: int = 0
    verlies: int = 0
    totalen_verborgen: int = 0
    bewezen: bool = False
    reden: Text | None = None

    @property
    def getoond(self) -> int:
        """How many counts other than zero are shown."""
        return self.aantal - self.verborgen

    def sentence(self) -> Text:
        """Say what the policy shows, by its grouping."""
        name = _ROWS if self.beleid.groepen is None else same(self.beleid.groepen.naam)
        if self.reden is not None:
            return _NOT_KEPT.format(name, self.reden)
        totals = _TOTALS_GONE.format(self.totalen_verborgen) if self.totalen_verborgen else _ALL_TOTALS
        return _SHOWS.format(name, self.getoond, self.aantal, totals)

    def recommendation(self) -> Text:
        """Recommend the grouping of the policy, for what it shows."""
        return _RECOMMENDED.format("" if self.beleid.groepen is None else self.beleid.groepen.naam, self.getoond)


@attrs.frozen(repr=False)
class Beleidsvergelijking:
    """What several policies come to for the same reports; for who decides, and not for readers.

    Attributes:
        uitkomsten: What each policy comes to, in the order in which they were given.
    """

    uitkomsten: tuple[Beleidsuitkomst, ...]

    def __len__(self) -> int:
        return len(self.uitkomsten)

    def __getitem__(self, at: int) -> Beleidsuitkomst:
        return self.uitkomsten[at]

    def __iter__(self) -> Iterator[Beleidsuitkomst]:
        return iter(self.uitkomsten)

    @property
    def tabel(self) -> Tabel:
        """The table: a row for each policy, numbered from 1."""
        rows = [TabelRij(str(at), same(str(at))) for at in range(1, len(self.uitkomsten) + 1)]
        return Tabel.of(
            "beleidsvergelijking",
            _TITLE,
            rows,
            _COLUMNS,
            {
                (row.code, name): cell
                for row, outcome in zip(rows, self.uitkomsten, strict=True)
                for name, cell in _cells(outcome).items()
            },
            basis=Basis.NIET_OPGEGEVEN,
            eenheid=Eenheid.GEMENGD,
            noten=[
                _REASON.format(row.code, outcome.reden)
                for row, outcome in zip(rows, self.uitkomsten, strict=True)
                if outcome.reden is not None
            ],
        )

    def to_frame(self, language: Language | None = None) -> pd.DataFrame:
        """Return a DataFrame with a row for each policy; see `Tabel.to_frame`.

        Args:
            language: The language of the labels that name rows and columns; without one their codes name them.
        """
        return self.tabel.to_frame(language)

    def to_text(self, language: Language | None = None) -> str:
        """Write the table in plain text.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return self.tabel.to_text(language)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return str(_REPR.format(len(self.uitkomsten)))

    def _repr_html_(self) -> str:
        return self.tabel._repr_html_()


def _cells(outcome: Beleidsuitkomst) -> Mapping[str, Cel]:
    beleid, none = outcome.beleid, Leeg.NIET_VAN_TOEPASSING
    is_kept = outcome.reden is None
    proof = _HOLDS if outcome.bewezen else _FAILS
    return {
        "drempel": beleid.drempel,
        "groepen": _ROWS if beleid.groepen is None else same(beleid.groepen.naam),
        "eis": same(beleid.eis.value),
        "nullen": _SHOWN if beleid.nul_tonen else _HIDDEN,
        "aantal": outcome.aantal if is_kept else none,
        "klein": outcome.klein if is_kept else none,
        "verborgen": outcome.verborgen if is_kept else none,
        "verlies": outcome.verlies if is_kept else none,
        "totalen_verborgen": outcome.totalen_verborgen if is_kept else none,
        "bewijs": proof if is_kept else _NONE,
    }


_TITLE = Text("Wat elk beleid verbergt", "What each policy hides")
_COLUMNS = (
    TabelKolom("drempel", Text("Drempel", "Threshold")),
    TabelKolom("groepen", Text("Groepen", "Groups")),
    TabelKolom("eis", Text("Eis", "Demand")),
    TabelKolom("nullen", Text("Nullen", "Zeros")),
    TabelKolom("aantal", Text("Aantallen, niet nul", "Counts, not zero")),
    TabelKolom("klein", Text("Klein", "Small")),
    TabelKolom("verborgen", Text("Verborgen", "Hidden")),
    TabelKolom("verlies", Text("Verlies", "Loss")),
    TabelKolom("totalen_verborgen", Text("Waarvan totalen", "Of which totals")),
    TabelKolom("bewijs", Text("Bewijs", "Proof")),
)
_ROWS = Text("geen", "none")
_SHOWN, _HIDDEN = Text("getoond", "shown"), Text("verborgen", "hidden")
_HOLDS, _FAILS = Text("klopt", "holds"), Text("klopt niet", "does not hold")
_NONE = Text("niet te beschermen", "cannot be protected")
_REASON = Text("Beleid {}: {}", "Policy {}: {}")
_REPR = Text("<Beleidsvergelijking: {} maal beleid>", "<Beleidsvergelijking: {} policies>")
_SHOWS = Text("Met groepen “{}” staan er {} van {} aantallen; {}.", "With groups “{}” {} of {} counts are shown; {}.")
_ALL_TOTALS = Text("alle totalen staan er", "all totals are")
_TOTALS_GONE = Text("verborgen totalen: {}", "totals that are hidden: {}")
_RECOMMENDED = Text(
    'Advies: groepen = "{}". Dan staan er {} aantallen, en niet minder dan nu.',
    'Advice: groepen = "{}". Then {} counts are shown, and no fewer than now.',
)
_NOT_KEPT = Text("Met groepen “{}” kan het niet. {}", "With groups “{}” it cannot be done. {}")
