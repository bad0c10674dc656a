"""How Sphinx builds the documentation."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the made-up ministry, which the tests have too

project = "uri-integriteit"
release = version = version_of("uri-integriteit")
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Examples run at every build. One that fails is a warning with its traceback, and warnings fail the build.
nb_execution_mode = "force"
nb_execution_show_tb = True
nb_execution_timeout = 120
nb_merge_streams = True

autodoc_member_order = "bysource"
autodoc_typehints = "both"
autodoc_typehints_description_target = "documented"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # attrs fields stand in the class docstring; they need no entry of their own as well

# A build needs no network, so objects of other projects are named without a link to them.
_elsewhere = "|".join([*sorted(sys.stdlib_module_names), "attr", "attrs", "cattrs", "hypothesis", "numpy", "pandas"])
nitpick_ignore_regex = [
    (r"py:.*", rf"({_elsewhere})\..+"),
    # The customary short names, where an import for type checkers only leaves an annotation as it was written.
    (r"py:.*", r"(np|pd|st)\..+|date"),
    # Classes behind the doors of a package are not public: a signature names them, and no page has them.
    (r"py:class", r"uri\.\w+\.[a-z_.]+\.\w+"),
    (r"py:class", r"_?[A-Z]\w+"),
]


def _keep_colons(_app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Have napoleon read an empty comment where it would take "The year: …" on a property for a type and a text."""
    if lines and what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def _say_language(app: Sphinx, page: str, _template: str, context: dict[str, object], _doctree: object) -> None:
    """Give a page the language that its front matter names."""
    context["language"] = app.env.metadata.get(page, {}).get("lang", language)


def _publish(app: Sphinx, exception: Exception | None) -> None:
    """Put whole publications beside the pages: of the example in both languages, and of a made-up ministry."""
    if exception is not None or app.builder.format != "html":
        return
    from tests.pages.made_up import ministry  # noqa: PLC0415 (loaded where pages are built)
    from uri import read_dossier  # noqa: PLC0415
    from uri.publish import publicatiedocument, write_publication  # noqa: PLC0415

    example = read_dossier(ROOT / "examples" / "bzk-2023")
    for name, dossier, spoken in (
        ("bzk-2023", example, "nl"),
        ("bzk-2023-en", example, "en"),
        ("made-up-ministry", ministry(), "nl"),
    ):
        write_publication(publicatiedocument(dossier, language=spoken), Path(app.outdir, "publications", name))


def setup(app: Sphinx) -> None:
    """Put our change to docstrings before napoleon's, each page in its own language, and publications beside them."""
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
    app.connect("html-page-context", _say_language)
    app.connect("build-finished", _publish)
