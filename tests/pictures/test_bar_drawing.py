"""Bars as they are drawn: on one scale from zero, nothing cut off, and nothing drawn that is not known."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import attrs
import pytest

from uri.aggregate import Leeg
from uri.pictures import Picture
from uri.pictures.bar_drawing import WIDTH, panel_svg
from uri.pictures.bars import Bar, Bars, Mark, Panel
from uri.pictures.colours import on_light
from uri.pictures.picture import untitled_svg
from uri.pictures.shapes import lines_of, width_of
from uri.statistics import Interval

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"en": "not collected", "nl": "niet verzameld"}


def drawing(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 (our own)


def shown(picture: Picture) -> Element:
    return drawing(untitled_svg(picture, "figuur-1", on_light("#154273")))


def picture(*cells: int | Leeg, labels: tuple[str, ...] = ("2022", "2023"), panels: int = 5) -> Picture:
    bars = tuple(Bar.of(cell, label, label, "nl") for label, cell in zip(labels, cells, strict=True))
    name = "Een soort schending & {}, met een lange naam over twee regels"
    return Picture(
        title="Aangetoond <per> jaar",
        language="nl",
        drawing=Bars(tuple(Panel(name.format(at), bars) for at in range(panels)), standing=len(labels[0]) < 5),
    )


def lines(node: Element, kind: str) -> list[Element]:
    return [path for path in node.iter(f"{SVG}path") if path.get("class") == kind]


def bars_of(node: Element) -> list[Element]:
    return [rect for rect in node.iter(f"{SVG}rect") if rect.get("class") in {"current", "other"}]


LYING = ("Mogelijke schending", "Waarvan aangetoond")


@pytest.mark.parametrize("labels", [("2022", "2023"), LYING], ids=["standing", "lying"])
def test_a_whole_picture_holds_every_panel_with_its_title_and_figures(labels: tuple[str, ...]) -> None:
    found = picture(7, Leeg.NIET_VERZAMELD, labels=labels)
    drawn = shown(found)
    assert (drawn.findtext(f"{SVG}title"), drawn.findtext(f"{SVG}desc")) == (found.title, found.description)
    assert len(drawn.findall(f"{SVG}g")) == 5
    for group in drawn.findall(f"{SVG}g"):
        said = " ".join(str(node.text) for node in group.iter(f"{SVG}text"))
        assert sorted(said.split()) == sorted(" ".join([*labels, "7", "niet verzameld"]).split())
        assert len(bars_of(group)) == 1
    titles = " ".join(str(node.text) for node in drawn.findall(f"{SVG}text"))
    assert all(f"Een soort schending & {at}, met" in titles for at in range(5))


@pytest.mark.parametrize("panels", [1, 2, 3, 7])
def test_nothing_of_a_whole_picture_is_cut_off(panels: int) -> None:
    drawn = shown(picture(3, 7, panels=panels))
    width, height = float(drawn.get("width", "")), float(drawn.get("height", ""))
    assert width == min(3, panels) * WIDTH + (min(3, panels) - 1) * 32
    for group in drawn.findall(f"{SVG}g"):
        right, down = map(float, group.get("transform", "")[len("translate(") : -1].split())
        assert right + WIDTH <= width
        for rect in group.iter(f"{SVG}rect"):
            assert down + float(rect.get("y", "")) + float(rect.get("height", "")) <= height
            assert float(rect.get("y", "")) >= 0


def test_a_panel_is_scaled_by_the_largest_figure_of_its_picture() -> None:
    """A bar of half the largest figure is half as high as that of the largest."""
    first = Panel("a", (Bar("2022", 4, "4"), Bar("2023", 8, "8", current=True)))
    second = Panel("b", (Bar("2022", 2, "2"), Bar("2023", 0, "0", current=True)))
    both = Bars((first, second), standing=True)
    heights = [
        float(rect.get("height", ""))
        for panel in both.panels
        for rect in drawing(panel_svg(panel, both, "f")).iter(f"{SVG}rect")
    ]
    assert [height / heights[1] for height in heights] == [0.5, 1, 0.25]


def test_a_picture_of_zeros_is_drawn() -> None:
    drawn = shown(picture(0, 0))
    assert bars_of(drawn) == lines(drawn, "hatch") == []


@pytest.mark.parametrize("labels", [("2022", "2023"), LYING], ids=["standing", "lying"])
def test_a_hidden_figure_has_a_hatch_and_the_word_and_no_bar(labels: tuple[str, ...]) -> None:
    drawn = shown(picture(7, Leeg.ONDERDRUKT, labels=labels, panels=1))
    assert len(bars_of(drawn)) == len(lines(drawn, "hatch")) == 1
    assert "onderdrukt" in [node.text for node in drawn.iter(f"{SVG}text")]
    assert picture(7, Leeg.ONDERDRUKT, panels=1).description.endswith("2022 7, 2023 onderdrukt.")


@pytest.mark.parametrize("labels", [("2022", "2023"), LYING], ids=["standing", "lying"])
def test_what_is_drawn_of_a_hidden_figure_depends_on_nothing_but_the_others(labels: tuple[str, ...]) -> None:
    """A hatch reaches as far as the panel does, so that it stands for any number."""
    (hatch,) = lines(shown(picture(7, Leeg.ONDERDRUKT, labels=labels, panels=1)), "hatch")
    (other,) = lines(shown(picture(1, Leeg.ONDERDRUKT, labels=labels, panels=1)), "hatch")
    assert hatch.get("d") == other.get("d")
    (bar,) = bars_of(shown(picture(7, Leeg.ONDERDRUKT, labels=labels, panels=1)))
    side = 1 if len(labels[0]) < 5 else 0
    ends = [list(map(float, end)) for end in re.findall(r"[ML]([\d.]+) ([\d.]+)", hatch.get("d", ""))]
    reach = max(end[side] for end in ends) - min(end[side] for end in ends)
    assert reach == pytest.approx(float(bar.get("height" if side else "width", "")), abs=10)


@pytest.mark.parametrize("empty", [kind for kind in Leeg if kind is not Leeg.ONDERDRUKT])
def test_a_figure_that_is_not_known_has_its_word_and_neither_bar_nor_hatch(empty: Leeg) -> None:
    drawn = shown(picture(7, empty, panels=1))
    assert (len(bars_of(drawn)), lines(drawn, "hatch")) == (1, [])
    said = " ".join(str(node.text) for node in drawn.iter(f"{SVG}text") if node.get("transform"))
    assert said == empty.label.nl


@pytest.mark.parametrize("standing", [True, False], ids=["standing", "lying"])
def test_an_interval_is_drawn_from_end_to_end_and_told(*, standing: bool) -> None:
    """On the scale of the bar: of 4, with an interval to 8, the line is twice as long as the bar from its beginning."""
    bar = Bar.of(4, "2023", "2023", "nl", interval=Interval(1.0, 8.0))
    both = Bars((Panel("a", (bar,)),), standing=standing)
    drawn = drawing(panel_svg(both.panels[0], both, "f"))
    (line,), (rect,) = lines(drawn, "interval"), bars_of(drawn)
    first, second = re.findall(r"[\d.]+", line.get("d", ""))[:3][::2] if not standing else _upright(line)
    long = float(rect.get("height" if standing else "width", ""))
    assert abs(float(first) - float(second)) / long == pytest.approx(7 / 4, abs=0.02)
    assert drawn.findtext(f"{SVG}desc") == "2023: 4 (1,0 tot 8,0)."


def _upright(line: Element) -> list[str]:
    return re.findall(r"M[\d.]+ ([\d.]+)V([\d.]+)", line.get("d", ""))[0]  # type: ignore[no-any-return]  # two groups


def test_the_numbers_above_bars_touch_neither_intervals_nor_one_another() -> None:
    bars = tuple(Bar.of(n, str(n), str(n), "nl", interval=Interval(n / 2, n * 2.0)) for n in (1, 18, 140, 99))
    drawn = drawing(panel_svg(Panel("a", bars), Bars((Panel("a", bars),), standing=True), "f"))
    values = [node for node in drawn.iter(f"{SVG}text") if node.get("font-weight") == "bold"]
    centres = [float(node.get("x", "")) for node in values]
    stems = [float(re.findall(r"M([\d.]+)", line.get("d", ""))[0]) for line in lines(drawn, "interval")]
    for centre, stem, node in zip(centres, stems, values, strict=True):
        assert stem - centre > 0.3 * 15 * len(str(node.text))  # half of digits at most 0.6 of their size wide


def test_marks_have_their_words_at_heights_of_their_own() -> None:
    bars = tuple(Bar(str(at), at, str(at)) for at in range(8))
    panel = Panel("dagen", bars, marks=(Mark(7.9, "negen van de tien binnen 31 weken"), Mark(2.5, "de helft")))
    drawn = drawing(panel_svg(panel, Bars((panel,), standing=True), "f"))
    told = [node for node in drawn.iter(f"{SVG}text") if len(str(node.text)) > 1]
    assert [node.text for node in told] == ["de helft", "negen van de tien binnen 31 weken"]
    assert [node.get("text-anchor") for node in told] == ["start", "end"]  # the last has no room to its right
    assert len({node.get("y") for node in told}) == len(lines(drawn, "mark")) == 2


def test_words_have_a_rim_only_where_a_line_may_run_through_them() -> None:
    """On a dark page a rim of the ground of a picture that stands alone would be a glare."""
    bars = tuple(Bar(str(at), at, str(at)) for at in range(3))
    plain, marked = Panel("a", bars), Panel("a", bars, marks=(Mark(1.5, "de helft"),))
    assert "paint-order" not in panel_svg(plain, Bars((plain,), standing=True), "f")
    assert "paint-order" in panel_svg(marked, Bars((marked,), standing=True), "f")


def test_a_label_too_long_for_one_line_is_broken_and_makes_room() -> None:
    long = "Corrigerend gesprek, waarschuwing, training, coaching en nog veel meer van dat alles"
    one = picture(3, 1, labels=("Berisping", "Gesprek"), panels=1)
    two = picture(3, 1, labels=("Berisping", long), panels=1)
    heights = [float(shown(each).get("height", "")) for each in (one, two)]
    assert heights[1] - heights[0] in {18, 36}
    assert long in " ".join(str(node.text) for node in shown(two).iter(f"{SVG}text"))


def test_words_that_look_like_markup_stay_words() -> None:
    bad = attrs.evolve(picture(1, 2, panels=1), title="<script>x</script>", remark="& <b>")
    drawn = drawing(bad.to_svg())
    assert drawn.findtext(f"{SVG}title") == "<script>x</script>"
    assert list(drawn.iter(f"{SVG}script")) == []


def test_a_word_too_long_for_its_line_is_broken_and_not_cut_off() -> None:
    """Each line fits, and together they are the words."""
    words = "Een arbeidsovereenkomstenbeëindigingsprocedureregeling"
    lines_found = lines_of(words, 120)
    assert all(width_of(each) <= 120 for each in lines_found)
    assert " ".join(lines_found).replace("- ", "") == words


def test_what_is_no_count_has_no_bar() -> None:
    with pytest.raises(TypeError, match="float"):
        Bar.of(0.5, "2023", "2023", "nl")
