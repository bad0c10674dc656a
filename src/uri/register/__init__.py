"""The register: cases in columns, and the parser that turns raw cells into them."""

from uri.register.engine_frame import Frame, frame_of
from uri.register.frames.frame_sheets import Dataframe
from uri.register.koppeling import Koppeling, Kruisje, Tabelvorm, Telt
from uri.register.parsing.raw_sheet import Cell, Sheet
from uri.register.parsing.reader import Reader
from uri.register.reading_result import Reading
from uri.register.register import Register
from uri.register.register_fields import REGISTER_FIELDS

__all__ = [
    "REGISTER_FIELDS",
    "Cell",
    "Dataframe",
    "Frame",
    "Koppeling",
    "Kruisje",
    "Reader",
    "Reading",
    "Register",
    "Sheet",
    "Tabelvorm",
    "Telt",
    "frame_of",
]
