"""The register: cases in columns, and the parser that turns raw cells into them."""

from uri.register.frames.frame import Dataframe, Frame, frame_of
from uri.register.parsing.raw_sheet import Cell, Sheet
from uri.register.parsing.reader import Lezer, Reading
from uri.register.register import VELDEN, Register

__all__ = ["VELDEN", "Cell", "Dataframe", "Frame", "Lezer", "Reading", "Register", "Sheet", "frame_of"]
