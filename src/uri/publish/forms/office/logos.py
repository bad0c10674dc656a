"""The logo of a house style, for office programs, which take PNG."""

from __future__ import annotations

from pathlib import Path

from uri.errors import UnreadableError
from uri.findings import quoted
from uri.languages import Text
from uri.pictures.raster import png


def logo_png(file: Path) -> bytes:
    """Return a logo as PNG.

    Raises:
        UnreadableError: It cannot be read, or is no PNG or SVG.
        MissingExtraError: The extra ``documents`` is not installed.
    """
    try:
        if file.suffix.lower() == ".png":
            contents = file.read_bytes()
            if contents.startswith(_PNG):
                return contents
        elif file.suffix.lower() == ".svg":
            return png(file.read_text(encoding="utf-8"), own_letters=False)
    except (OSError, ValueError) as error:
        raise UnreadableError(_NO_PICTURE.format(quoted(file.name)), _PICTURES) from error
    raise UnreadableError(_NO_PICTURE.format(quoted(file.name)), _PICTURES)


_PNG = b"\x89PNG\r\n\x1a\n"
_NO_PICTURE = Text("Het logo {} is geen PNG of SVG.", "The logo {} is no PNG or SVG.")
_PICTURES = Text("Noem een bestand .png of .svg.", "Name a file .png or .svg.")
