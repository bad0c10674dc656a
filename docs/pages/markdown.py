"""Markdown: a page, a table, and codes within them."""

from collections.abc import Iterable

MARK = "<!-- Made by docs/generate.py from the data and the code of the library; change those, and run it again. -->"
NONE = "–"


def page(parts: Iterable[str]) -> str:
    """Join the parts of a page, below the mark that says that it is made."""
    return MARK + "\n\n" + "\n\n".join(part.strip() for part in parts) + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table; columns that are empty throughout are left out."""
    lines = [[*head], *([*row] for row in rows)]
    used = [column for column in range(len(lines[0])) if any(line[column] for line in lines[1:])]
    written = [[line[column] or NONE for column in used] for line in lines]
    written.insert(1, ["---"] * len(used))
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in written)


def cell(text: str) -> str:
    """Write a text so that a table can hold it, once: it may be escaped already."""
    return text.replace("\\|", "|").replace("|", "\\|").replace("\n", " ")


def mono(value: object) -> str:
    """Write a code or name in the type of code."""
    return f"`{value}`"


def monos(values: Iterable[object]) -> str:
    """Write several codes or names, with commas between."""
    return ", ".join(map(mono, values))
