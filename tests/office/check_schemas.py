"""Judge the documents by the schemas of their standards: check_schemas.py FOLDER.

ODF by the RelaxNG schema of OASIS, of version 1.3: version 1.4 takes all that is valid in it. OOXML by the rules of
ECMA-376 and by what Microsoft's programs are known to refuse. All come with openxml-audit, which is no part of the
library.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")


def main(folder: Path) -> int:
    """Tell what is not valid; return how many documents there are of which something is not, or 1 without any."""
    files = sorted(path for path in folder.glob("*/rapport*.*") if path.suffix in {".ods", ".odt", ".xlsx", ".docx"})
    bad = 0
    for file in files:
        faults = _odf_faults(file) if file.suffix in {".ods", ".odt"} else _ooxml_faults(file)
        bad += bool(faults)
        for fault in faults:
            print(f"{file.parent.name} {file.name}: {fault}")
    print(f"{len(files)} documents, {bad} not valid")
    return bad or int(not files)


def _odf_faults(file: Path) -> list[str]:
    etree: Any = importlib.import_module("lxml.etree")
    faults = []
    with ZipFile(file) as archive:
        for part in PARTS:
            name = "manifest-schema" if part.startswith("META-INF") else "schema"
            schema = etree.RelaxNG(etree.parse(str(_schemas() / f"OpenDocument-v1.3-{name}.rng")))
            root = etree.fromstring(archive.read(part).replace(b'version="1.4"', b'version="1.3"'))
            if not schema.validate(root):
                faults += [f"{part}: {error}" for error in schema.error_log]
    return faults


def _schemas() -> Path:
    package: Any = importlib.import_module("openxml_audit")
    return Path(package.__file__).parent / "odf" / "schemas" / "odf-1.3"


def _ooxml_faults(file: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "openxml_audit", "--quiet", str(file)], check=False, capture_output=True, text=True
    )
    return [done.stdout + done.stderr] if done.returncode else []


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
