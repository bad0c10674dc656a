"""The types of key figures."""

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_type

import uri


def key_figures(dossier: uri.Dossier) -> None:
    assert_type(uri.kengetallen(dossier), Mapping[str, uri.Kengetal])
    assert_type(uri.kengetallen(dossier)["aandeel_aangetoond"].waarde, Fraction | None)
    assert_type(uri.vergelijking(dossier), uri.Tabel)
