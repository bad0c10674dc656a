"""Small counts: no person can be read out of a release, however its figures are put together."""

from uri.protection.attack import ToldCount, attack, told_counts
from uri.protection.beleid import Beleid, Bijlage, Eis, Grootheid, read_beleid
from uri.protection.bescherming import Bescherming, Verlies
from uri.protection.bewijs import Bewijs, check_proof
from uri.protection.hidden_reasons import Reden, Redenen, VerborgenCel
from uri.protection.policy_comparison import compare_policies, protect
from uri.protection.policy_outcomes import Beleidsuitkomst, Beleidsvergelijking

__all__ = [
    "Beleid",
    "Beleidsuitkomst",
    "Beleidsvergelijking",
    "Bescherming",
    "Bewijs",
    "Bijlage",
    "Eis",
    "Grootheid",
    "Reden",
    "Redenen",
    "ToldCount",
    "VerborgenCel",
    "Verlies",
    "attack",
    "check_proof",
    "compare_policies",
    "protect",
    "read_beleid",
    "told_counts",
]
