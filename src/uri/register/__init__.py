"""The register: cases in columns, and the parser that turns raw cells into them."""

from uri.register.frames.frame import Dataframe, Frame, frame_of
from uri.register.parsing.raw_sheet import Cell, Sheet
from uri.register.parsing.reader import Reader, Reading
from uri.register.register import REGISTER_FIELDS, Register

__all__ = ["REGISTER_FIELDS", "Cell", "Dataframe", "Frame", "Reader", "Reading", "Register", "Sheet", "frame_of"]
