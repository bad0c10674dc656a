"""Findings are values: where, what, how to mend it; in two languages and as plain data."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, overload

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.findings import SCHEMA, Choice, Finding, FindingKind, Findings, LazyFindings, Place, Severity, Tally, quoted
from uri.languages import Text, same, speaking


def _finding(rule: str = "URI-I-datum", severity: Severity = Severity.ERROR, **where: Any) -> Finding:  # noqa: ANN401 (the attributes of a place)
    return Finding(
        rule=rule,
        severity=severity,
        message=Text("Dit is geen datum.", "This is no date."),
        hint=Text("Schrijf 2023-03-01.", "Write 2023-03-01."),
        place=Place(**where),
    )


def _text() -> st.SearchStrategy[str]:
    return st.text(min_size=1)


PLACES = st.builds(
    Place,
    file=st.none() | _text(),
    sheet=st.none() | _text(),
    row=st.none() | st.integers(1),
    column=st.none() | _text(),
)
FINDINGS = st.lists(
    st.builds(
        Finding,
        rule=st.sampled_from(["URI-I-datum", "URI-I-label", "URI-I-rij"]),
        message=st.builds(Text, _text(), _text()),
        hint=st.none() | st.builds(Text, _text(), _text()),
        severity=st.sampled_from(Severity),
        place=PLACES,
    ),
    max_size=6,
)


class Waiting(LazyFindings):
    """Findings that say which of them were looked at."""

    def __init__(self, items: Iterable[Finding]) -> None:
        self.items = list(items)
        self.seen: list[Finding] = []

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return self._some(self.items[index])
        self.seen.append(self.items[index])
        return self.items[index]

    def kinds(self) -> Mapping[FindingKind, int]:
        return Counter(FindingKind(each.rule, each.severity, each.message, each.hint) for each in self.items)

    def only(self, choice: Choice) -> Sequence[Finding]:
        return self._some(
            each for each in self.items if choice(FindingKind(each.rule, each.severity, each.message, each.hint))
        )

    def _some(self, items: Iterable[Finding]) -> Waiting:
        some = Waiting(items)
        some.seen = self.seen
        return some


class TestPlace:
    """A finding locates by file, sheet, row and column, as much of it as is known."""

    @pytest.mark.parametrize(
        ("place", "nl", "en"),
        [
            (Place(), "", ""),
            (Place(file="zaken.csv", row=7), "zaken.csv, rij 7", "zaken.csv, row 7"),
            (Place(column="datum"), "kolom datum", "column datum"),
            (
                Place(file="zaken.xlsx", sheet="2023", row=7, column="datum"),
                "zaken.xlsx, blad 2023, rij 7, kolom datum",
                "zaken.xlsx, sheet 2023, row 7, column datum",
            ),
        ],
        ids=["nowhere", "row", "column", "all"],
    )
    def test_reads_aloud_in_either_language(self, place: Place, nl: str, en: str) -> None:
        assert (place.to_text(), place.to_text("nl"), place.to_text("en")) == (nl, nl, en)

    def test_names_a_kenmerk_last_and_only_when_it_is_given(self) -> None:
        assert Place(row=7).to_text() == "rij 7"
        assert Place(row=7, kenmerk="A-1").to_text() == "rij 7, kenmerk A-1"

    def test_names_the_row_and_column_of_a_table(self) -> None:
        place = Place(table="schendingen", code="totaal", column="mogelijk")
        assert place.to_text() == "tabel schendingen, rij totaal, kolom mogelijk"
        assert place.to_text("en") == "table schendingen, row totaal, column mogelijk"


class TestFinding:
    def test_reads_on_one_line_place_message_hint(self) -> None:
        finding = _finding(file="zaken.csv", row=7)
        assert finding.to_text() == "zaken.csv, rij 7: Dit is geen datum. Schrijf 2023-03-01."
        assert finding.to_text("en") == "zaken.csv, row 7: This is no date. Write 2023-03-01."

    def test_without_place_or_hint_it_says_the_message_alone(self) -> None:
        assert attrs.evolve(_finding(), hint=None).to_text() == "Dit is geen datum."

    def test_as_text_it_reads_as_the_library_speaks(self) -> None:
        finding = _finding(file="zaken.csv", row=7)
        assert (str(finding), str(finding.place)) == (finding.to_text("nl"), "zaken.csv, rij 7")
        with speaking("en"):
            assert (str(finding), str(finding.place)) == (finding.to_text("en"), "zaken.csv, row 7")

    def test_is_an_error_unless_said_otherwise(self) -> None:
        assert Finding(rule="URI-I-rij", message=same("x")).severity is Severity.ERROR

    def test_as_plain_data_it_has_everything(self) -> None:
        assert _finding(file="zaken.csv", row=7, severity=Severity.WARNING).to_dict("en") == {
            "rule": "URI-I-datum",
            "severity": "warning",
            "file": "zaken.csv",
            "sheet": None,
            "table": None,
            "page": None,
            "line": None,
            "row": 7,
            "code": None,
            "column": None,
            "key": None,
            "kenmerk": None,
            "message": "This is no date.",
            "found": None,
            "hint": "Write 2023-03-01.",
        }

    def test_is_frozen_and_takes_keywords_only(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            _finding().rule = "URI-I-anders"  # type: ignore[misc]  # that is the fault
        with pytest.raises(TypeError, match="takes 1 positional argument"):
            Finding("URI-I-rij", same("x"))  # type: ignore[call-arg]  # that is the fault
        with pytest.raises(TypeError, match="takes 1 positional argument"):
            Place("zaken.csv")  # type: ignore[call-arg]  # that is the fault


class TestFindings:
    """All findings of one pass, in the order in which a reader meets them."""

    @given(items=FINDINGS, more=FINDINGS)
    def test_are_a_sequence(self, items: list[Finding], more: list[Finding]) -> None:
        findings = Findings(iter(items))
        assert list(findings) == [findings[at] for at in range(len(findings))] == items
        assert (bool(findings), len(findings)) == (bool(items), len(items))
        assert list(findings[1:3]) == items[1:3]
        assert isinstance(findings[1:3], Findings)
        assert list(reversed(findings)) == items[::-1]
        assert findings + Findings(more) == Findings.joined([findings, Findings(more)]) == Findings([*items, *more])
        assert hash(findings) == hash(Findings(items))

    @given(first=FINDINGS, second=FINDINGS, third=FINDINGS, data=st.data())
    def test_that_are_made_later_are_the_same(
        self, first: list[Finding], second: list[Finding], third: list[Finding], data: st.DataObject
    ) -> None:
        """Whatever is asked of them, put behind others or not: a sequence like any other."""
        later = Findings(Waiting(first)) + Findings(second) + Findings(Waiting(third))
        plain = Findings([*first, *second, *third])
        assert (later, hash(later), bool(later), len(later)) == (plain, hash(plain), bool(plain), len(plain))
        assert [later[at] for at in range(-len(plain), len(plain))] == [*plain, *plain]
        part = data.draw(st.slices(len(plain)))
        assert later[part] == plain[part]
        with pytest.raises(IndexError):
            _ = later[len(plain)]
        assert [*later.counts().items()] == [*plain.counts().items()]
        assert [*later.by_rule().items()] == [*plain.by_rule().items()]
        assert later.by_severity() == plain.by_severity()
        assert (later.errors, later.at_least("warning")) == (plain.errors, plain.at_least("warning"))
        assert (later.to_groups(), later.to_text(most=3)) == (plain.to_groups(), plain.to_text(most=3))
        assert (later.to_json(), later._repr_html_()) == (plain.to_json(), plain._repr_html_())
        assert copy.copy(later) == copy.deepcopy(later) == plain
        assert pickle.loads(pickle.dumps(later)) == plain  # noqa: S301 (our own)

    @given(first=FINDINGS, second=FINDINGS)
    def test_that_are_made_later_are_counted_without_a_look(self, first: list[Finding], second: list[Finding]) -> None:
        one, two = Waiting(first), Waiting(second)
        later = Findings(one, tallies={"URI-I-rij": Tally(1, 2, 3)}) + Findings(two)
        assert len(later.errors) + len(later.by_severity()[Severity.WARNING]) <= len(later)
        assert sum(later.counts().values()) == sum(map(len, later.by_rule().values())) == len(later)
        assert later.verdict() == (Findings(first, tallies=later.tallies) + Findings(second)).verdict()
        assert one.seen == two.seen == []

    def test_none_are_empty(self) -> None:
        assert not Findings()
        assert Findings.joined([]) == Findings()
        assert (Findings().to_text(), Findings().to_dicts(), Findings().counts()) == ("", [], {})

    def test_only_some_are_errors(self) -> None:
        found = [_finding(severity=severity, row=row) for row, severity in enumerate([*Severity, *Severity], 1)]
        assert [finding.place.row for finding in Findings(found).errors] == [1, 4]

    @given(items=FINDINGS)
    def test_count_by_rule(self, items: list[Finding]) -> None:
        counts = Findings(items).counts()
        assert sum(counts.values()) == len(items)
        assert all(counts[item.rule] == sum(other.rule == item.rule for other in items) for item in items)

    @given(items=FINDINGS)
    def test_are_plain_data_that_json_can_hold(self, items: list[Finding]) -> None:
        for language in ("nl", "en"):
            dicts = Findings(items).to_dicts(language)
            assert json.loads(json.dumps(dicts)) == dicts == [item.to_dict(language) for item in items]

    @pytest.mark.parametrize(
        ("most", "lines"),
        [
            (None, ["rij 1", "rij 2", "rij 3"]),
            (3, ["rij 1", "rij 2", "rij 3"]),
            (2, ["rij 1", "rij 2", "… en nog 1."]),
            (0, ["… en nog 3."]),
        ],
    )
    def test_read_a_line_each_and_past_the_most_how_many_more(self, most: int | None, lines: list[str]) -> None:
        findings = Findings(_finding("URI-M-a", row=row) for row in (1, 2, 3))
        assert [line.partition(":")[0] for line in findings.to_text(most=most).splitlines()] == lines
        assert findings.to_text("en", most=2).endswith("\n… and 1 more.")

    def test_of_reading_that_differ_in_their_row_only_share_a_line(self) -> None:
        rows = [_finding("URI-I-label", row=row) for row in (2, 3, 5, 8)]
        findings = Findings([*rows[:2], _finding("URI-I-datum", row=4), *rows[2:]])
        first, second = findings.to_text().splitlines()
        assert first.endswith("[4 rijen: 2, 3, 5, …]")
        assert second.startswith("rij 4: ")
        assert len(findings) == 5

    def test_part_by_severity_grave_first_and_by_rule_as_they_come(self) -> None:
        found = [_finding("URI-M-b", Severity.NOTICE), _finding("URI-M-a"), _finding("URI-M-b")]
        assert [*Findings(found).by_severity().items()] == [
            (Severity.ERROR, Findings(found[1:])),
            (Severity.WARNING, Findings()),
            (Severity.NOTICE, Findings(found[:1])),
        ]
        assert list(Findings(found).by_rule()) == ["URI-M-b", "URI-M-a"]

    @pytest.mark.parametrize(("threshold", "rows"), [("error", [3]), ("warning", [2, 3]), ("notice", [1, 2, 3])])
    def test_reach_a_threshold_when_they_are_at_least_as_grave(self, threshold: str, rows: list[int]) -> None:
        found = [_finding(severity=severity, row=row) for row, severity in enumerate(reversed(Severity), 1)]
        assert [finding.place.row for finding in Findings(found).at_least(threshold)] == rows

    def test_group_by_rule_with_the_first_few_places(self) -> None:
        found = [_finding("URI-M-b", Severity.NOTICE, row=9), *(_finding("URI-M-a", row=row) for row in (1, 2, 3))]
        judged = Findings(found, tallies={"URI-M-a": Tally(4, 3, 0), "URI-M-c": Tally(1, 0, 2)})
        assert judged.to_groups("en", places=2).splitlines() == [
            "error URI-M-a: This is no date. Write 2023-03-01.",
            "  row 1",
            "  row 2",
            "  … and 1 more.",
            "notice URI-M-b: This is no date. Write 2023-03-01.",
            "  row 9",
            "1 rule cannot be evaluated everywhere, as something is missing: URI-M-c.",
        ]
        assert str(judged).splitlines()[-1] == judged.verdict()

    def test_rules_that_cannot_be_evaluated_take_one_line_however_many(self) -> None:
        tallies = {f"URI-M-{letter}": Tally(not_evaluable=2) for letter in "abcde"}
        judged = Findings(tallies={**tallies, "URI-M-f": Tally(passed=2)})
        assert judged.to_groups("nl") == (
            "5 regels zijn niet overal te beoordelen, want er ontbreekt iets: URI-M-a, URI-M-b, URI-M-c en nog 2."
        )
        assert judged.to_groups("en") == (
            "5 rules cannot be evaluated everywhere, as something is missing: URI-M-a, URI-M-b, URI-M-c and 2 more."
        )

    def test_a_single_rule_is_named_and_not_counted(self) -> None:
        judged = Findings(tallies={f"URI-M-{letter}": Tally(not_evaluable=2) for letter in "abcd"})
        assert judged.to_groups("en") == (
            "4 rules cannot be evaluated everywhere, as something is missing: URI-M-a, URI-M-b, URI-M-c, URI-M-d."
        )

    def test_what_is_not_evaluable_once_is_told_in_the_singular(self) -> None:
        judged = Findings(tallies={"URI-M-a": Tally(not_evaluable=1)})
        assert judged.verdict("en") == "0 errors, 0 warnings, 0 notices; 1 time not evaluable."

    def test_of_one_rule_in_several_words_each_keeps_its_own(self) -> None:
        other = attrs.evolve(_finding(row=2), message=same("Anders."), found=same("3"))
        assert Findings([_finding(row=1), other]).to_groups().splitlines() == [
            "fout URI-I-datum:",
            "  rij 1: Dit is geen datum. Schrijf 2023-03-01.",
            "  rij 2: Anders. (3) Schrijf 2023-03-01.",
        ]

    def test_the_verdict_counts_and_names_the_profile(self) -> None:
        found = Findings([_finding(), _finding(severity=Severity.WARNING)], profiel="eigen.toml")
        assert (
            found.verdict() == "1 fout, 1 waarschuwing, 0 opmerkingen; 0 keer niet te beoordelen. Profiel: eigen.toml."
        )
        unknown = Findings(tallies={"URI-M-a": Tally(not_evaluable=2), "URI-M-b": Tally(1, 1, 1)})
        assert unknown.verdict("en") == "0 errors, 0 warnings, 0 notices; 3 times not evaluable."
        assert repr(found) == f"<Findings: {found.verdict()}>"

    def test_joined_they_add_their_tallies(self) -> None:
        one, two = (
            Findings(tallies={"a": Tally(1, 2, 3)}, profiel="p"),
            Findings(tallies={"a": Tally(4, 5, 6), "b": Tally(1)}),
        )
        whole = one + two
        assert (dict(whole.tallies), whole.profiel) == ({"a": Tally(5, 7, 9), "b": Tally(1)}, "p")
        assert Tally(5, 7, 9).total == 21

    def test_those_of_more_passes_than_python_nests_calls_are_joined(self) -> None:
        last = sys.getrecursionlimit() + 1
        passes = [Findings(Waiting([_finding(row=row)])) + Findings([_finding(row=-row)]) for row in range(1, last + 1)]
        whole = Findings.joined(passes)
        assert len(whole) == 2 * last
        assert [finding.place.row for finding in whole[-2:]] == [last, -last]
        assert [finding.place.row for finding in whole][:4] == [1, -1, 2, -2]

    @given(items=FINDINGS)
    def test_as_json_and_as_frame_they_have_everything(self, items: list[Finding]) -> None:
        found = Findings(items, tallies={"URI-I-rij": Tally(1, 2, 3)}, profiel="p")
        data = json.loads(found.to_json("en"))
        assert data["findings"] == found.to_dicts("en")
        assert data["rules"] == {"URI-I-rij": {"passed": 1, "failed": 2, "not_evaluable": 3}}
        assert (data["schema"], data["profiel"], sum(data["counts"].values())) == (SCHEMA, "p", len(items))
        frame = found.to_frame("en")
        assert list(frame["rule"]) == [item.rule for item in items]
        assert list(frame.columns) == list(_finding().to_dict())

    def test_in_a_notebook_they_are_a_table_that_trusts_no_text(self) -> None:
        shown = Findings([_finding(file="<b>.csv", row=row) for row in (1, 2)])._repr_html_()
        assert "&lt;b&gt;.csv, rij 1" in shown
        assert "<b>" not in shown
        assert "<td>2</td>" in shown
        assert "0 keer niet te beoordelen." in shown


class TestQuoted:
    """A quoted value is one short line."""

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("onzin", "“onzin”"),
            (3, "“3”"),
            (None, "“None”"),
            (" twee\n\twoorden ", "“twee woorden”"),
            ("x" * 40, f"“{'x' * 40}”"),
            ("x" * 41, f"“{'x' * 39}…”"),
        ],
        ids=["text", "number", "none", "white-space", "forty", "forty-one"],
    )
    def test_reads(self, value: object, said: str) -> None:
        assert quoted(value) == said

    @given(value=st.text())
    def test_is_never_long_nor_of_two_lines(self, value: str) -> None:
        assert len(quoted(value)) <= 42
        assert len(quoted(value).splitlines()) == 1
