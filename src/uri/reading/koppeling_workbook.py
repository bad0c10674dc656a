"""The XLSX form of a mapping, for people: a sheet of columns and a sheet of words, with lists to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

from uri import extras
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, quoted
from uri.languages import Text
from uri.reading.files.file_formats import read_sheet
from uri.reading.koppeling_remarks import Remark, Remarks
from uri.reading.koppeling_toml import in_file
from uri.register import REGISTER_FIELDS, Sheet
from uri.register.koppeling import EIGEN, OPEN, WEG, Koppeling, Kruisje, Tabelvorm, Telt
from uri.register.parsing.cell_readers import is_empty, text
from uri.taxonomy.labels import matching_key

_WORDS, _COLUMNS, _TABLE, _LISTS = "woorden", "kolommen", "tabel", "lijsten"
_WORD_HEADERS = ("veld", "woord", "rijen", "eerste rij", "voorstel", "reden", "betekenis")
_COLUMN_HEADERS = ("kop", "veld", "betekenis van een kruisje")
_TABLE_HEADERS = ("sleutel", "waarde")
_EMPTY, _NOTHING, _UNDECIDED = "(lege cel)", "(niets)", "(open)"
_WIDTHS = (18, 44, 8, 10, 36, 44, 44)
_LINE = 15
"""The height of a line, in points."""
_A4 = 9
"""The number of that size of paper."""
_LIST_KEYS = {"bladen", "doorvullen"}
_NUMBER_KEYS = {"kop", "verslagjaar"}
_SIGN = "scheiding "

_EXPLAINED = Text(
    "Kies in de kolom betekenis wat elk woord betekent. Wat leeg blijft, wordt niet toegepast.",
    "Choose in the column betekenis what each word means. What is left empty is not applied.",
)


def write_workbook(koppeling: Koppeling, stream: BinaryIO, remarks: Remarks) -> None:
    """Write a mapping as a workbook: each distinct word once, with a list of the meanings that it can have.

    Args:
        koppeling: The mapping.
        stream: Where to write it.
        remarks: What is known of the words, by field and word.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    writer = extras.load("xlsxwriter", "spreadsheets")
    with writer.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheets = {name: book.add_worksheet(name) for name in (_WORDS, _COLUMNS, _TABLE, _LISTS)}
        sheets[_LISTS].hide()
        formats = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
        mark = book.add_format({"bg_color": "#FFF2CC"})
        lists = _write_lists(sheets[_LISTS])
        rows = list(_word_rows(koppeling, remarks))
        _write(sheets[_WORDS], _WORD_HEADERS, rows, formats)
        for row, (field, *_, meaning) in enumerate(rows, 1):
            if REGISTER_FIELDS[str(field)].codes:
                sheets[_WORDS].data_validation(row, 6, row, 6, {"validate": "list", "source": lists[str(field)]})
            if not meaning:
                sheets[_WORDS].write_blank(row, 6, None, mark)
        sheets[_WORDS].write_comment(0, 6, str(_EXPLAINED))
        columns = list(_column_rows(koppeling))
        _write(sheets[_COLUMNS], _COLUMN_HEADERS, columns, formats)
        choice = {"validate": "list", "source": lists["veld"]}
        sheets[_COLUMNS].data_validation(1, 1, max(len(columns), 1), 1, choice)
        _write(sheets[_TABLE], _TABLE_HEADERS, list(_table_rows(koppeling.tabel)), formats)


def _write_lists(sheet: Any) -> dict[str, str]:  # noqa: ANN401 (XlsxWriter is untyped)
    """Write the lists to choose from, a column each; return the range of each by field."""
    ranges = {}
    for column, (name, choices) in enumerate(_choices().items()):
        letter = chr(ord("A") + column)
        sheet.write_column(0, column, choices)
        ranges[name] = f"={_LISTS}!${letter}$1:${letter}${len(choices)}"
    return ranges


def _choices() -> dict[str, list[str]]:
    """Return the meanings that there are to choose from, by field; under ``veld`` those of a column."""
    coded = {name: [*_codes_by_label(name), _NOTHING] for name, field in REGISTER_FIELDS.items() if field.codes}
    return {"veld": [*REGISTER_FIELDS, EIGEN, WEG, _UNDECIDED], **coded}


def _codes_by_label(field: str) -> dict[str, str]:
    """Return the codes of a field by their label; of two with one label the later one has its code behind it."""
    codes: dict[str, str] = {}
    for code in REGISTER_FIELDS[field].codes or ():
        label = code.label.nl
        codes[f"{label} ({code.value})" if label in codes else label] = code.value
    return codes


def _write(
    sheet: Any,  # noqa: ANN401 (XlsxWriter is untyped)
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    formats: tuple[object, object],
) -> None:
    """Write a sheet; on paper its columns stand beside one another, between lines.

    Args:
        sheet: The sheet.
        headers: Its headers.
        rows: The cells of its rows.
        formats: How headers look, and how other cells do.
    """
    heading, plain = formats
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(0)
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, heading)
        sheet.set_column(column, column, _WIDTHS[column])
    for row, cells in enumerate(rows, 1):
        sheet.set_row(row, _LINE * _lines(cells))
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell, plain)
            elif cell:
                sheet.write_string(row, column, str(cell), plain)


def _lines(cells: Sequence[object]) -> int:
    """Return how many lines the longest text of a row takes in its column: not every program counts them by itself."""
    return max(ceil(len(str(cell)) / width) or 1 for cell, width in zip(cells, _WIDTHS, strict=False))


def _word_rows(koppeling: Koppeling, remarks: Remarks) -> Iterator[tuple[object, ...]]:
    """Give a row for each word: field, word, count, first row, proposal, reason, meaning."""
    for field in dict.fromkeys([*koppeling.voorstellen, *koppeling.waarden]):
        proposed = koppeling.voorstellen.get(field, {})
        codes = dict.fromkeys(proposed, "") | dict(koppeling.waarden.get(field, {}))
        for word, code in codes.items():
            remark = remarks.get((field, word), Remark(count=0, first=0))
            said = "" if code == OPEN or word in proposed else _label(field, code)
            proposal = _label(field, proposed[word]) if word in proposed else ""
            yield field, _shown(word), remark.count, remark.first, proposal, str(remark.reason), said


def _shown(word: str) -> str:
    return word or _EMPTY


def _label(field: str, code: str) -> str:
    labels = {known: label for label, known in (_codes_by_label(field) if REGISTER_FIELDS[field].codes else {}).items()}
    return labels.get(code, code) if code else _NOTHING


def _column_rows(koppeling: Koppeling) -> Iterator[tuple[str, str, str]]:
    for header, field in koppeling.kolommen.items():
        yield header, _UNDECIDED if field == OPEN else field, ""
    for header, cross in koppeling.kruisjes.items():
        yield header, cross.veld, _label(cross.veld, cross.code)


def _table_rows(form: Tabelvorm) -> Iterator[tuple[str, object]]:
    yield from (("bladen", name) for name in form.bladen)
    yield from (("kop", form.kop),) if form.kop is not None else ()
    yield from (("pad", form.pad),) if form.pad is not None else ()
    yield "telt", form.telt.value
    yield from ((f"{_SIGN}{field}", json.dumps(sign)) for field, sign in form.scheiding.items())
    yield from (("doorvullen", header) for header in form.doorvullen)
    yield from (("verslagjaar", form.verslagjaar),) if form.verslagjaar is not None else ()


def read_workbook(path: Path) -> Koppeling:
    """Read a mapping from its workbook.

    Raises:
        UnreadableError: It is no mapping; it carries every fault, each at its cell.
    """
    words, columns, table = (_sheet(path, *part) for part in _SHEETS)
    faults: list[Finding] = []
    kolommen, kruisjes = _columns(columns, faults)
    waarden, voorstellen = _meanings(words, faults)
    form = _form(table, faults)
    if faults:
        raise UnreadableError(_WRONG.format(quoted(path.name)), findings=Findings(faults))
    try:
        return Koppeling(tabel=form, kolommen=kolommen, kruisjes=kruisjes, waarden=waarden, voorstellen=voorstellen)
    except UnreadableError as error:
        raise in_file(error, path.name) from None


_SHEETS = ((_WORDS, _WORD_HEADERS), (_COLUMNS, _COLUMN_HEADERS), (_TABLE, _TABLE_HEADERS))
_WRONG = Text("{} klopt niet.", "{} is not right.")
_CHOOSE = Text("Kies uit de lijst van de cel.", "Choose from the list of the cell.")


def _sheet(path: Path, name: str, headers: Sequence[str]) -> Sheet:
    """Read one sheet of a mapping.

    Raises:
        UnreadableError: It lacks a column.
    """
    sheet = read_sheet(path, sheet=name)
    if absent := [header for header in headers if header not in sheet.headers]:
        raise UnreadableError(
            _WRONG.format(quoted(path.name)),
            Text("Het blad {} heeft geen kolom {}.", "The sheet {} has no column {}.").format(name, ", ".join(absent)),
        )
    return sheet


def _rows(sheet: Sheet, headers: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Give the position of each row, and its texts under some headers."""
    columns = [sheet.columns[sheet.headers.index(header)] for header in headers]
    for position, cells in enumerate(zip(*columns, strict=True)):
        yield position, ["" if is_empty(cell) else text(cell).strip() for cell in cells]


def _fault(sheet: Sheet, position: int, column: str, found: str) -> Finding:
    message = Text("{} kan hier niet staan.", "{} cannot stand here.").format(quoted(found))
    return Finding(rule="URI-I-koppeling", message=message, hint=_CHOOSE, place=sheet.place(position, column))


def _code(field: str, label: str) -> str | None:
    """Return the code that a label or a code stands for; None where it is neither."""
    if label == _NOTHING:
        return ""
    known = REGISTER_FIELDS.get(field)
    if known is None or not known.codes:
        return label
    by_label = {matching_key(each): code for each, code in _codes_by_label(field).items()}
    codes = {code.value for code in known.codes}
    return label if label in codes else by_label.get(matching_key(label))


def _columns(sheet: Sheet, faults: list[Finding]) -> tuple[dict[str, str], dict[str, Kruisje]]:
    kolommen: dict[str, str] = {}
    kruisjes: dict[str, Kruisje] = {}
    for position, (header, field, meaning) in _rows(sheet, _COLUMN_HEADERS):
        if not meaning:
            kolommen[header] = OPEN if field in {"", _UNDECIDED} else field
        elif code := _code(field, meaning):
            kruisjes[header] = Kruisje(veld=field, code=code)
        else:
            faults.append(_fault(sheet, position, _COLUMN_HEADERS[2], meaning))
    return kolommen, kruisjes


def _meanings(sheet: Sheet, faults: list[Finding]) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the codes that are applied and those that are proposed, by field and word."""
    applied: dict[str, dict[str, str]] = {}
    proposed: dict[str, dict[str, str]] = {}
    for position, (field, word, proposal, meaning) in _rows(sheet, ("veld", "woord", "voorstel", "betekenis")):
        said, column = (meaning, "betekenis") if meaning else (proposal, "voorstel")
        code = _code(field, said) if said else OPEN
        if code is None or field not in REGISTER_FIELDS:
            faults.append(_fault(sheet, position, *((column, said) if code is None else ("veld", field))))
            continue
        part = proposed if proposal and not meaning else applied
        part.setdefault(field, {})["" if word == _EMPTY else word] = code
    return applied, proposed


def _form(sheet: Sheet, faults: list[Finding]) -> Tabelvorm:
    """Return where the cases stand: a row for each key, and for each value of a list."""
    values: dict[str, Any] = {}
    for position, (key, value) in _rows(sheet, _TABLE_HEADERS):
        if key in _LIST_KEYS:
            values[key] = (*values.get(key, ()), value)
        elif key in _NUMBER_KEYS and value.isdecimal():
            values[key] = int(value)
        elif key == "telt" and value in [*Telt]:
            values[key] = Telt(value)
        elif key == "pad":
            values[key] = value
        elif key.startswith(_SIGN) and (sign := _unquoted(value)) is not None:
            values.setdefault("scheiding", {})[key.removeprefix(_SIGN)] = sign
        else:
            faults.append(_fault(sheet, position, "waarde", value))
    return Tabelvorm(**values)


def _unquoted(value: str) -> str | None:
    try:
        sign = json.loads(value)
    except ValueError:
        return None
    return sign if isinstance(sign, str) and sign else None
