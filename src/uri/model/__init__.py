"""What is registered: typed, frozen records of cases and of the figures beside them."""

from uri.model.cases import Adviesvraag, Klacht, Melding, Registratie, Signaal, Zaak
from uri.model.fields import Field, FieldForm, velden
from uri.model.record_converter import converter
from uri.model.yearly_figures import FinancieelBelang, Kerncijfers, Personeel, Sessie, Vertrouwenspersonen

__all__ = [
    "Adviesvraag",
    "Field",
    "FieldForm",
    "FinancieelBelang",
    "Kerncijfers",
    "Klacht",
    "Melding",
    "Personeel",
    "Registratie",
    "Sessie",
    "Signaal",
    "Vertrouwenspersonen",
    "Zaak",
    "converter",
    "velden",
]
