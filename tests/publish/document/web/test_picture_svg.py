"""A picture by itself, for forms that are no page."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from uri.publish.document import Bar, Panel, Picture
from uri.publish.document.web.picture_svg import WIDTH, panel_svg, picture_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawing(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 (our own)


def picture(*values: int | None, labels: tuple[str, ...] = ("2022", "2023"), panels: int = 5) -> Picture:
    bars = tuple(
        Bar(label, value, "-", spoken="niet verzameld") if value is None else Bar(label, value, str(value))
        for label, value in zip(labels, values, strict=True)
    )
    name = "Een soort schending & {}, met een lange naam over twee regels"
    return Picture(
        name="figuur-1",
        number=1,
        title="Aangetoond <per> jaar",
        description="Alles & meer.",
        panels=tuple(Panel(name.format(at), bars) for at in range(panels)),
        table="aangetoond_per_jaar",
    )


@pytest.mark.parametrize(
    "labels", [("2022", "2023"), ("Mogelijke schending", "Waarvan aangetoond")], ids=["standing", "lying"]
)
def test_a_whole_picture_holds_every_panel_with_its_title_and_figures(labels: tuple[str, ...]) -> None:
    drawn = drawing(picture_svg(picture(7, None, labels=labels)))
    assert (drawn.findtext(f"{SVG}title"), drawn.findtext(f"{SVG}desc")) == ("Aangetoond <per> jaar", "Alles & meer.")
    assert len(drawn.findall(f"{SVG}g")) == 5
    for group in drawn.findall(f"{SVG}g"):
        assert sorted(str(node.text) for node in group.iter(f"{SVG}text")) == sorted([*labels, "7", "-"])
        assert len(group.findall(f"{SVG}rect")) == 1
    titles = " ".join(str(node.text) for node in drawn.findall(f"{SVG}text"))
    assert all(f"Een soort schending & {at}, met" in titles for at in range(5))


@pytest.mark.parametrize("panels", [1, 2, 3, 7])
def test_nothing_of_a_whole_picture_is_cut_off(panels: int) -> None:
    drawn = drawing(picture_svg(picture(3, 7, panels=panels)))
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
    both = Picture(name="f", number=1, title="t", description="d", panels=(first, second), table="x")
    heights = [
        float(rect.get("height", ""))
        for panel in both.panels
        for rect in drawing(panel_svg(panel, both, "f")).iter(f"{SVG}rect")
    ]
    assert [height / heights[1] for height in heights] == [0.5, 1, 0.25]


def test_a_picture_of_zeros_is_drawn() -> None:
    drawn = drawing(picture_svg(picture(0, 0)))
    assert list(drawn.iter(f"{SVG}rect")) == []
