"""The funnel plot: each organisation where it belongs, and marked as different only where it lies beyond the lines."""

from __future__ import annotations

import re
from itertools import pairwise
from math import comb
from xml.etree.ElementTree import Element, fromstring

import pytest

import uri
from tests.factories import dossier, melding
from uri import pictures
from uri.pictures import Picture
from uri.statistics import funnel_of_organisations, funnel_of_rates, funnel_of_shares

SVG = "{http://www.w3.org/2000/svg}"
PROVEN, CLOSED = {"A": 20, "B": 12, "C": 9, "D": 3}, {"A": 20, "B": 20, "C": 20, "D": 8}


def drawing(picture: Picture) -> Element:
    return fromstring(picture.to_svg())  # noqa: S314 (our own)


def handed_over(name: str, *, proven: int, closed: int, staff: int | None = None, without: str = "") -> uri.Dossier:
    cases = [melding("prive", "aangetoond" if at < proven else "niet_aangetoond") for at in range(closed)]
    return dossier(
        *cases,
        organisatie=name,
        personeel=(uri.Personeel(jaar=2023, aantal=staff, zonder=without or None),) if staff else (),
        editie="rijk-2015",
    )


@pytest.fixture(scope="module")
def whole() -> uri.Consolidatie:
    sources: list[uri.Dossier | uri.Aanlevering] = [
        handed_over(name, proven=PROVEN[name], closed=CLOSED[name], staff=1000) for name in "ABC"
    ]
    sources += [
        handed_over("D", proven=3, closed=8),
        handed_over("E: zuid", proven=2, closed=4, staff=500, without="Dienst"),
        uri.Aanlevering(organisatie="F", verslagjaar=2023, kubussen=()),
    ]
    return uri.consolidate(sources, verwacht=["G"])


def test_shares_are_those_of_closed_cases_of_who_is_in_the_total(whole: uri.Consolidatie) -> None:
    found = funnel_of_organisations(whole)
    assert {name: (point.count, point.size) for name, point in found.items()} == {
        **{name: (PROVEN[name], CLOSED[name]) for name in "ABCD"},
        "E: zuid": (2, 4),
    }
    assert found.left_out == ("F", "G")


def test_rates_are_those_of_who_has_employees_over_the_same_parts(whole: uri.Consolidatie) -> None:
    found = funnel_of_organisations(whole, "meldingen")
    assert {name: (point.count, point.size) for name, point in found.items()} == dict.fromkeys("ABC", (20, 1000))
    assert found.left_out == ("D", "E: zuid", "F", "G")


def test_there_is_no_comparing_by_something_else(whole: uri.Consolidatie) -> None:
    with pytest.raises(uri.SelectionError, match="aangetoond, meldingen"):
        funnel_of_organisations(whole, "omvang")  # type: ignore[arg-type]


def test_a_picture_tells_every_organisation_and_who_differs(whole: uri.Consolidatie) -> None:
    picture = pictures.funnel(whole)
    assert picture.title == "Aandeel aangetoond van de afgeronde meldingen, 2023"
    assert picture.description.startswith("Geheel: 64% (46 van 72). A: 100% (20 van 20), verschilt meer dan toeval")
    assert "D: 38% (3 van 8), kan toeval zijn." in picture.description
    assert "Niet te vergelijken: F, G." in picture.remark
    frame = picture.to_frame()
    assert list(frame["organisatie"][frame["verschilt"]]) == ["A"]
    assert frame["p_samen"][0] == pytest.approx(5 * frame["p"][0])


def test_who_differs_is_told_by_form_and_weight_as_well_as_by_colour() -> None:
    drawn = drawing(pictures.funnel(funnel_of_shares(PROVEN, CLOSED)))
    squares = [node for node in drawn.iter(f"{SVG}path") if node.get("class") == "dot current"]
    rounds = list(drawn.iter(f"{SVG}circle"))
    assert (len(squares), len(rounds)) == (1, 3)
    bold = {node.text for node in drawn.iter(f"{SVG}text") if node.get("font-weight") == "bold"}
    assert bold & set(PROVEN) == {"A"}


@pytest.mark.parametrize("are_shares", [True, False], ids=["shares", "rates"])
def test_a_dot_lies_beyond_the_outer_lines_only_where_it_differs(*, are_shares: bool) -> None:
    """By where they are drawn: the dashed lines are the outer ones, and 'D' stands at their left end or right of it."""
    counts, sizes = {"A": 60, "B": 12, "C": 9, "D": 3, "E": 2}, {"A": 70, "B": 20, "C": 40, "D": 8, "E": 30}
    found = funnel_of_shares(counts, sizes) if are_shares else funnel_of_rates(counts, sizes)
    drawn = drawing(pictures.funnel(found))
    outer = [node for node in drawn.iter(f"{SVG}path") if node.get("stroke-dasharray") == "4 3"]
    upper, lower = (
        [tuple(map(float, each)) for each in re.findall(r"([\d.]+) ([\d.]+)", node.get("d", ""))] for node in outer
    )
    names = iter(found)
    for node in (each for each in drawn.iter() if (each.get("class") or "").startswith("dot")):
        corner = re.match(r"M([\d.]+) ([\d.]+)l(\d+)", node.get("d") or "")
        x, y = (
            (float(corner[1]), float(corner[2]) + float(corner[3]))
            if corner
            else (float(node.get("cx", "")), float(node.get("cy", "")))
        )
        beyond = y < _height(upper, x, at_end=0) - 0.2 or y > _height(lower, x, at_end=1e9) + 0.2
        assert beyond is (not found[next(names)].may_be_chance)
    assert 0 < len(found.differing) < len(found)


def _height(line: list[tuple[float, ...]], x: float, *, at_end: float) -> float:
    for (left, high), (right, low) in pairwise(line):
        if left <= x <= right:
            return high + (low - high) * (x - left) / (right - left)
    return at_end


def test_names_cover_neither_dots_nor_one_another_and_stay_within_the_picture() -> None:
    names = {f"Ministerie van Voorbeeld {letter}": at for at, letter in enumerate("ABCDEFGHIJKL")}
    found = funnel_of_shares(
        {name: 10 + at % 4 for name, at in names.items()}, {name: 20 + at * 6 for name, at in names.items()}
    )
    drawn = drawing(pictures.funnel(found))
    boxes = []
    for node in (each for each in drawn.iter(f"{SVG}text") if each.text in names):
        wide, x, y = 0.52 * 13 * len(str(node.text)), float(node.get("x", "")), float(node.get("y", ""))
        boxes.append((x, y - 9, x + wide, y + 2))
    assert len(boxes) == len(names)
    assert all(left >= 0 and right <= float(drawn.get("width", "")) for left, _, right, _ in boxes)
    shared = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])
    ]
    assert shared == []
    dots = [(float(node.get("cx", "")), float(node.get("cy", ""))) for node in drawn.iter(f"{SVG}circle")]
    covered = [(x, y) for x, y in dots for box in boxes if box[0] < x < box[2] and box[1] < y < box[3]]
    assert (len(dots), covered) == (12, [])


def test_of_the_five_ministries_of_the_tutorial_one_differs_by_all_ways_in_which_proven_cases_may_fall() -> None:
    proven, closed = (30, 15, 2, 31, 6), (48, 26, 9, 90, 8)
    names = "ABCDE"
    found = funnel_of_shares(dict(zip(names, proven, strict=True)), dict(zip(names, closed, strict=True)))
    for name, part, whole in zip(names, proven, closed, strict=True):
        ways = [comb(whole, k) * comb(181 - whole, 84 - k) for k in range(min(whole, 84) + 1)]
        beyond = 5 * 2 * min(sum(ways[: part + 1]), sum(ways[part:])) / comb(181, 84)
        assert found[name].adjusted == pytest.approx(min(1, beyond))
    assert found.differing == ("D",)


def test_of_very_many_only_those_that_differ_are_named() -> None:
    sizes = {f"Gemeente {at}": 30 for at in range(40)}
    found = funnel_of_shares({name: 30 if name == "Gemeente 7" else 12 for name in sizes}, sizes)
    picture = pictures.funnel(found, title="Veertig gemeenten", language="en")
    named = {node.text for node in drawing(picture).iter(f"{SVG}text")} & set(sizes)
    assert named == {"Gemeente 7"}
    assert picture.remark.endswith("Only those that differ are named.")
    assert picture.title == "Veertig gemeenten"
    assert len(picture.to_frame()) == 40
    with pytest.raises(TypeError, match="geen staven"):
        _ = picture.bars
