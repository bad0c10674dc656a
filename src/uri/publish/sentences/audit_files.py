"""The sentences of a publication as claims that the audit reads, beside the tables as they are printed.

Whoever audits what was published need not type the sentences over: the claims follow from them, each with its wording.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from uri.aggregate import Rapport, Tabel
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.tables.cells import Notatie
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language, Text, current_language
from uri.publish.sentences.report_sentences import report_sentences
from uri.publish.sentences.sentence import Claim, Sentence, SentenceKind, ToldFigure
from uri.taxonomy import Basis, edities
from uri.visible_text import numbered

MANIFEST = "publicatie.toml"
"""The name of the manifest of a publication, as the audit looks for it."""
_KINDS = frozenset({"schendingen", "signalen", "aangetoond_per_jaar", "afdoeningen"})
"""The standard tables that the audit knows by their kind."""
_ON_STANDARD_BASIS = frozenset({Basis.AFGEROND, Basis.ONTVANGEN, Basis.VERSLAGJAAR})
_FIRST_ROW = 2
"""The line of the first row in a file with one line of headers."""


def audit_files(report: Rapport, language: Language | None = None) -> dict[str, str]:
    """Return what `uri audit` reads of a report: its tables as they are printed, and a manifest with its sentences.

    Args:
        report: The report.
        language: ``"nl"`` or ``"en"``; by default the current language.

    Returns:
        The text of each file by its name. There is a CSV for each table with figures, and ``publicatie.toml``.
    """
    chosen = language or current_language()
    tables = _tables_of(report)
    sentences = report_sentences(report, chosen)
    manifest = _Manifest(report, tables, chosen, notation=chosen).text(sentences)
    return {**{f"{name}.csv": _csv(table, chosen) for name, table in tables.items()}, MANIFEST: manifest}


def audit_manifest(report: Rapport, language: Language, notation: Language) -> str:
    """Write the manifest of the tables of a report, without sentences: what each of them counts.

    Args:
        report: The report.
        language: The language of the titles.
        notation: The language in which the numbers of the files are written.
    """
    return _Manifest(report, _tables_of(report), language, notation).text({})


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Give all that a sentence claims: the number of each figure in it, and what it says of them together."""
    for figure in dict.fromkeys(sentence.figures):
        yield Claim(kind=SentenceKind.GETAL, value=None, sides={"som": (figure,)})
    yield from sentence.claims


class _Manifest:
    """The manifest of one report, with what its references need."""

    def __init__(self, report: Rapport, tables: Mapping[str, Tabel], language: Language, notation: Language) -> None:
        self.report, self.tables, self.language, self.notation = report, tables, language, notation

    def text(self, sentences: Mapping[str, Iterable[Sentence]]) -> str:
        """Write the manifest."""
        lines = [
            _line("titel", self.report.title.to(self.language)),
            *([] if self.report.organisatie is None else [_line("organisatie", self.report.organisatie)]),
            _line("jaar", self.report.verslagjaar),
            *([_line("editie", self.report.editie.naam)] if self.report.editie.naam in edities() else []),
        ]
        for table in self.tables.values():
            lines += ["", "[[tabellen]]", *self._table(table)]
        if any(sentence.tests for told in sentences.values() for sentence in told):
            lines += ["", f"# {_NO_TEST.to(self.language)}"]
        for place, told in sentences.items():
            for sentence in told:
                for claim in claims(sentence):
                    lines += ["", "[[beweringen]]", *self._claim(claim, sentence, place)]
        return "\n".join(lines) + "\n"

    def _table(self, table: Tabel) -> Iterator[str]:
        yield _line("bestand", f"{table.naam}.csv")
        if table.naam in _KINDS:
            yield _line("soort", table.naam)
        if table.eenheid is not Eenheid.GEMENGD:
            yield _line("eenheid", table.eenheid.value)
        if table.basis in _ON_STANDARD_BASIS:
            yield _line("basis", table.basis.value)
        yield _line("notatie", self.notation)

    def _claim(self, claim: Claim, sentence: Sentence, place: str) -> Iterator[str]:
        yield _line("soort", claim.kind.value)
        yield _line("tekst", sentence.text)
        yield _line("bron", place)
        if claim.kind is SentenceKind.GETAL:
            (figure,) = claim.sides["som"]
            yield _line("waarde", self._value(figure))
        elif claim.value is not None:
            yield _line("waarde", claim.value)
        for key, figures in claim.sides.items():
            yield _line(key, [self._reference(figure) for figure in figures])
        if claim.among is not None:
            yield _line("onder", self._reference(claim.among, row="*"))

    def _value(self, figure: ToldFigure) -> int | str:
        """Return the number of a figure as a claim has it: in Dutch notation, and with its sign."""
        if isinstance(figure.value, int):
            return figure.value
        return cell_text(figure.value, self._notatie(figure), "nl")

    def _notatie(self, figure: ToldFigure) -> Notatie:
        return next(row.notatie for row in self.tables[figure.table].rijen if row.code == figure.row)

    def _reference(self, figure: ToldFigure, row: str | None = None) -> str:
        """Name a figure by its table, the line of its row and the head of its column."""
        table = self.tables[figure.table]
        line = next(at for at, known in enumerate(table.rijen, _FIRST_ROW) if known.code == figure.row)
        parts = [figure.table, row or f"#{line}"]
        if len(table.kolommen) > 1:
            parts += [column.label.to(self.language) for column in table.kolommen if column.naam == figure.column]
        return " | ".join(parts)


_NO_TEST = Text(
    "Of een verschil toeval kan zijn, rekent uri audit niet na: het leest van die zinnen de getallen en de richting.",
    "uri audit does not test whether a difference may be chance: of those sentences it reads numbers and direction.",
)


def _tables_of(report: Rapport) -> dict[str, Tabel]:
    """Return the tables of a report that hold figures."""
    return {table.naam: table for table in report.values() if not table.is_empty and _has_figures(table)}


def _has_figures(table: Tabel) -> bool:
    return any(isinstance(cell, int | float) for cells in table.cellen for cell in cells)


def _csv(table: Tabel, language: Language) -> str:
    """Write a table as it is printed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([table.titel.to(language), *(column.label.to(language) for column in table.kolommen)])
    for row, cells in zip(table.rijen, table.cellen, strict=True):
        label = " ".join(row.label.to(language).split())
        writer.writerow([label, *(cell_text(cell, row.notatie, language) for cell in cells)])
    return stream.getvalue()


def _line(key: str, value: object) -> str:
    """Write a key of TOML; what JSON writes is TOML too, but for signs that cannot be seen."""
    return numbered(f"{key} = {json.dumps(value, ensure_ascii=False)}")
