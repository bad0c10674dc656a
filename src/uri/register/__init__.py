"""The register: cases in columns, and the parser that turns raw cells into them."""

from uri.register.engines import Dataframe, Frame, frame_of
from uri.register.lezen import Lezer, Reading
from uri.register.register import VELDEN, Register
from uri.register.sheet import Cell, Sheet

__all__ = ["VELDEN", "Cell", "Dataframe", "Frame", "Lezer", "Reading", "Register", "Sheet", "frame_of"]
