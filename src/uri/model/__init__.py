"""What is registered: typed, frozen records of cases and of the figures beside them."""

from uri.model.kengetallen import FinancieelBelang, Kerncijfers, Personeel, Sessie, Vertrouwenspersonen
from uri.model.meldingen import Adviesvraag, Klacht, Melding, Registratie, Signaal, Zaak
from uri.model.velden import Veld, Vorm, velden

__all__ = [
    "Adviesvraag",
    "FinancieelBelang",
    "Kerncijfers",
    "Klacht",
    "Melding",
    "Personeel",
    "Registratie",
    "Sessie",
    "Signaal",
    "Veld",
    "Vertrouwenspersonen",
    "Vorm",
    "Zaak",
    "velden",
]
