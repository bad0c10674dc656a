"""The other files of this folder are for type checkers (`make lint`). This says that they leave nothing out."""

import ast
from pathlib import Path

import uri

TYPED = [path for path in Path(__file__).parent.glob("*.py") if path != Path(__file__)]


def test_every_public_name_is_typed_somewhere() -> None:
    used = {name for path in TYPED for name in _names_of_uri(path)}
    assert not set(uri.__all__) - used


def _names_of_uri(path: Path) -> set[str]:
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "uri"
    }
