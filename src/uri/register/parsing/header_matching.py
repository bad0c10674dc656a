"""Headers to fields: by canonical name, by the headers that people use, or by an explicit mapping.

A header that names no field is the organisation's own: its column is kept under that header.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

import attrs

from uri.errors import IncompatibleError, UnreadableError
from uri.findings import Finding, Findings, Severity, quoted
from uri.languages import Text
from uri.model import Field
from uri.register.parsing.cell_readers import has_half_sign
from uri.register.parsing.outcome_columns import outcome_hint
from uri.register.parsing.raw_sheet import Sheet
from uri.register.register_fields import COUNT_HEADERS, REGISTER_FIELDS
from uri.taxonomy.labels import Lexicon, matching_key, normal


@attrs.frozen
class HeaderLayout:
    """Which column of a sheet holds which field.

    Attributes:
        fields: The position of the column of each field.
        own: The position of each of the organisation's own columns, by header.
        findings: Doubts about own columns that look like a field.
    """

    fields: Mapping[str, int]
    own: Mapping[str, int]
    findings: Findings


def layout(
    sheet: Sheet,
    fields: Sequence[Field],
    mapping: Mapping[str, str | None],
    *,
    needed: Iterable[tuple[str, ...]] = (),
    closed: bool = False,
) -> HeaderLayout:
    """Lay the headers of a sheet on the fields.

    Args:
        sheet: The sheet; its headers are looked at only.
        fields: The fields that it may hold.
        mapping: The field that a header names, None to keep the column as one of the organisation's own.
        needed: Groups of field names; of each group at least one must have a column.
        closed: Whether a column that names no field is refused.

    Raises:
        UnreadableError: The headers are wrong; it carries every fault.
    """
    lexicon = _lexicon(tuple(fields))
    names = recognised(sheet.headers, fields, mapping)
    listed = _listed(sheet, names)
    faults = _mapping_faults(sheet, mapping, [field.name for field in fields], listed)
    mapped = {matching_key(header) for header in mapping}
    by_field: dict[str, int] = {}
    own: dict[str, int] = {}
    for index, (header, name) in enumerate(zip(sheet.headers, names, strict=True)):
        target, key = (own, header.strip()) if name is None else (by_field, name)
        if not header.strip() or has_half_sign(header):
            faults.append(_nameless(sheet, index))
        elif key in target:
            faults.append(_doubled(sheet, header, sheet.headers[target[key]], key))
        target[key] = index
    strange = [header for header in own if matching_key(header) not in mapped]
    doubts = [_doubt(sheet, header, lexicon, by_field) for header in strange]
    if closed:
        faults += [_strange(sheet, header, lexicon) for header in strange]
    faults += [_missing(sheet, group, own, lexicon, listed) for group in needed if not set(group) & by_field.keys()]
    if faults:
        raise UnreadableError(
            Text("De kolommen van {} kloppen niet.", "The columns of {} are not right.").format(sheet.file or "frame"),
            findings=Findings(faults),
        )
    return HeaderLayout(by_field, own, Findings(doubt for doubt in doubts if doubt is not None))


def recognised(headers: Iterable[str], fields: Sequence[Field], mapping: Mapping[str, str | None]) -> list[str | None]:
    """Return for each header the name of the field that it names, or None."""
    lexicon = _lexicon(tuple(fields))
    mapped = {matching_key(header): name for header, name in mapping.items()}
    return [
        mapped[matching_key(header)]
        if matching_key(header) in mapped
        else lexicon.get(header)
        if normal(header)
        else None
        for header in headers
    ]


@cache
def _lexicon(fields: tuple[Field, ...]) -> Lexicon[str]:
    return Lexicon.of(
        Text("de kolommen", "the columns"),
        ((header, field.name) for field in fields for header in field.headers),
        [field.name for field in fields],
    )


_REGISTER_NAMES = frozenset(normal(name) for field in REGISTER_FIELDS.values() for name in (field.name, *field.headers))
"""What a header of a canonical column may be, in normal form."""


def _mapping_faults(
    sheet: Sheet, mapping: Mapping[str, str | None], field_names: Sequence[str], listed: Text
) -> list[Finding]:
    headers = {matching_key(header) for header in sheet.headers}
    absent = [
        Finding(
            rule="URI-I-kop",
            message=Text("de kolom {} uit de mapping bestaat niet.", "the mapping's column {} is not there.").format(
                quoted(header)
            ),
            hint=listed,
            place=sheet.place(),
        )
        for header in mapping
        if matching_key(header) not in headers
    ]
    strange = [
        Finding(
            rule="URI-I-kop",
            message=Text("{} is geen veld.", "{} is no field.").format(quoted(name)),
            hint=Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(field_names)),
            place=sheet.place(column=header),
        )
        for header, name in mapping.items()
        if name is not None and name not in field_names
    ]
    return absent + strange


def _doubled(sheet: Sheet, header: str, first: str, name: str) -> Finding:
    return Finding(
        rule="URI-I-kop",
        message=Text("staat naast {}: twee kolommen voor {}.", "stands beside {}: two columns for {}.").format(
            quoted(first), name
        ),
        hint=Text("Houd één van beide.", "Keep one of the two."),
        place=sheet.place(column=header),
    )


def _nameless(sheet: Sheet, index: int) -> Finding:
    return Finding(
        rule="URI-I-kop",
        message=Text("kolom {} heeft geen kop.", "column {} has no header.").format(index + 1),
        hint=Text("Geef haar een kop.", "Give it a header."),
        place=sheet.place(),
    )


def _missing(sheet: Sheet, group: tuple[str, ...], own: Iterable[str], lexicon: Lexicon[str], listed: Text) -> Finding:
    if "uitkomst" in group and (hint := outcome_hint(sheet, own)) is not None:
        listed = hint
    alike = [header for header in own if set(group) & {lexicon.get(label) for label in lexicon.nearest(header)}]
    return Finding(
        rule="URI-I-kop",
        message=Text("de kolom {} ontbreekt.", "the column {} is missing.").format(
            Text(" of ".join(group), " or ".join(group))
        ),
        hint=Text("Heet zij misschien {}?", "Is it called {} perhaps?").format(", ".join(map(quoted, alike)))
        if alike
        else listed,
        place=sheet.place(),
    )


def _strange(sheet: Sheet, header: str, lexicon: Lexicon[str]) -> Finding:
    return Finding(
        rule="URI-I-kop",
        message=Text("is hier geen kolom.", "is no column here."),
        hint=lexicon.unknown(header).hint if lexicon.nearest(header) else Text("Verwijder haar.", "Remove it."),
        place=sheet.place(column=header),
    )


def _doubt(sheet: Sheet, header: str, lexicon: Lexicon[str], by_field: Mapping[str, int]) -> Finding | None:
    """Return a warning for an own column that looks like a field that has no column."""
    nearest = [label for label in lexicon.nearest(header) if lexicon.get(label) not in by_field]
    if not nearest:
        return None
    return Finding(
        rule="URI-I-eigen",
        severity=Severity.WARNING,
        message=Text("is als eigen kolom gelezen.", "was read as a column of your own."),
        hint=Text("Bedoelde u {}?", "Did you mean {}?").format(quoted(nearest[0])),
        place=sheet.place(column=header),
    )


_NO_HEADERS = Text(
    "Er zijn nauwelijks koppen herkend: staat de rij met koppen elders?",
    "Hardly a header is known: is the header row elsewhere?",
)


def _listed(sheet: Sheet, names: Sequence[str | None]) -> Text:
    """List the headers, but not where most of them are strange: then they may be the cells of a case."""
    if 2 * sum(name is not None for name in names) < len(names):
        return _NO_HEADERS
    return Text("De koppen zijn: {}.", "The headers are: {}.").format(", ".join(map(quoted, sheet.headers)))


def refuse_confusing(own: Collection[str]) -> None:
    """Check that the headers of own columns would be read back as they are.

    Raises:
        IncompatibleError: A header is that of a field, or of a file of counts, or two differ in case only.
    """
    folded = Counter(header.casefold() for header in own)
    confusing = [
        header for header in own if normal(header) in _REGISTER_NAMES | COUNT_HEADERS or folded[header.casefold()] > 1
    ]
    if confusing:
        raise IncompatibleError(
            Text(
                "Eigen kolommen heten als een ander veld: {}.", "Own columns are called like another field: {}."
            ).format(", ".join(map(quoted, confusing))),
            Text("Geef ze een andere kop.", "Give them another header."),
        )
