"""The types of pictures, and of what small counts can say."""

from typing import assert_type

import pandas as pd

import uri
from uri import pictures, statistics


def a_picture(dossier: uri.Dossier, report: uri.Rapport, whole: uri.Consolidatie) -> None:
    picture = pictures.years(dossier, verslagjaar=2023, level=None, language="en")
    assert_type(picture, pictures.Picture)
    assert_type(pictures.types(report), pictures.Picture)
    assert_type(pictures.measures(report["afdoeningen"]), pictures.Picture)
    assert_type(pictures.funnel(whole, "meldingen"), pictures.Picture)
    assert_type(pictures.days(uri.Doorlooptijden.of([3]), language="nl"), pictures.Picture)
    assert_type(picture.to_svg("#154273"), str)
    assert_type(picture.to_png(), bytes)
    assert_type(picture.to_frame(), pd.DataFrame)
    assert_type(picture.description, str)


def what_counts_say(whole: uri.Consolidatie) -> None:
    assert_type(statistics.difference(21, 26), statistics.Difference)
    assert_type(statistics.difference(21, 26).test, statistics.ChanceTest)
    assert_type(statistics.differences({"a": (21, 26)}), dict[str, statistics.Difference])
    assert_type(statistics.trend({2022: 21, 2023: 26}), statistics.Trend)
    assert_type(statistics.share(15, 26), statistics.Share)
    found = statistics.funnel_of_organisations(whole)
    assert_type(found, statistics.Funnel)
    assert_type(found["A"], statistics.FunnelPoint)
    assert_type(found.differing, tuple[str, ...])
