"""One mutant: its source, the statement that it changes, and the function that alone differs, if one does."""

from __future__ import annotations

import ast
import difflib
import marshal
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import attrs
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_item import WorkItem

Place = tuple[str, str, int]
"""The file of a function, its qualified name and its first line."""

_OPTIMIZED = 1
"""The flag of code that has fast local variables: functions and comprehensions, but no module or class."""


@attrs.frozen
class Mutant:
    """A change to one module."""

    job: str
    path: str
    source: str = attrs.field(repr=False)
    diff: str
    statement: frozenset[int]  # its lines; those of the function where it is part of none
    function: Place | None  # None where what is done on import differs
    body: frozenset[int]  # the lines of that function that do not run on import
    code: bytes = attrs.field(repr=False)  # what takes the place of the function's own, marshalled


def make(item: WorkItem) -> Mutant | str:
    """Make the mutant that an item speaks of, or say why it is none."""
    (spec,) = item.mutations
    path = Path(spec.module_path).resolve()
    before = path.read_text(encoding="utf-8")
    after = mutate_code(before, get_operator(spec.operator_name)(**spec.operator_args), spec.occurrence)
    ours = compile(before, str(path), "exec", dont_inherit=True)
    try:
        theirs = compile(after, str(path), "exec", dont_inherit=True)
    except SyntaxError:
        return "does not compile"
    if _essence(ours) == _essence(theirs):
        return "compiles to the same code"
    diff = "\n".join(
        difflib.unified_diff(before.splitlines(), after.splitlines(), str(spec.module_path), "", lineterm="")
    )
    changed = _changed_function(ours, theirs)
    statement = _statement(ast.parse(before), spec.start_pos[0])
    if changed is None:
        return Mutant(item.job_id, str(path), after, diff, statement, None, frozenset(), b"")
    own, new = changed
    lines = frozenset(_lines(own))
    body = lines - frozenset(line for code in _outside(ours) for line in _own_lines(code))
    place = (str(path), own.co_qualname, own.co_firstlineno)
    swap = own.co_freevars == new.co_freevars
    function = place if body and swap else None
    return Mutant(item.job_id, str(path), after, diff, statement or lines, function, body, marshal.dumps(new))


def _changed_function(before: CodeType, after: CodeType) -> tuple[CodeType, CodeType] | None:
    """Return the one outermost function that differs, as it was and is; None where more differs."""
    if _essence(before, within=False) != _essence(after, within=False):
        return None
    for own, new in zip(_nested(before), _nested(after), strict=True):
        if _essence(own) != _essence(new):
            return (own, new) if own.co_flags & _OPTIMIZED else _changed_function(own, new)
    return None


def _essence(code: CodeType, *, within: bool = True) -> object:
    """Return what a code does, without where it stands; on request without what is defined within it."""
    consts = [
        (_essence(const) if within else "code") if isinstance(const, CodeType) else (type(const), repr(const))
        for const in code.co_consts
    ]
    counts = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return code.co_code, code.co_exceptiontable, counts, names, consts


def _nested(code: CodeType) -> list[CodeType]:
    return [const for const in code.co_consts if isinstance(const, CodeType)]


def _outside(code: CodeType) -> Iterator[CodeType]:
    """Give the module and its classes: what runs on import."""
    yield code
    for inner in _nested(code):
        if not inner.co_flags & _OPTIMIZED:
            yield from _outside(inner)


def _own_lines(code: CodeType) -> set[int]:
    return {line for *_, line in code.co_lines() if line}


def _lines(code: CodeType) -> set[int]:
    return _own_lines(code).union(*map(_lines, _nested(code)))


def _statement(module: ast.Module, line: int) -> frozenset[int]:
    """Return the lines of the innermost statement around a line, of a compound one those of its head."""
    around = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not around:
        return frozenset()
    inner = max(around, key=lambda node: (node.lineno, -(node.end_lineno or node.lineno)))
    body = getattr(inner, "body", None)
    last = body[0].lineno - 1 if isinstance(body, list) else inner.end_lineno or inner.lineno
    lines = frozenset(range(inner.lineno, max(last, inner.lineno) + 1))
    return lines if line in lines else frozenset()
