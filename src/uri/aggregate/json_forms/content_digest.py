"""The digest of a JSON document: SHA-256 of its content, whatever the order of its keys and its white space.

It shows that a document was changed since it was written. It does not show by whom it was written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from uri.aggregate.json_forms.json_faults import Faults
from uri.languages import Text

DIGEST = "digest"
"""The key of the digest."""

DIGEST_PATTERN = "sha256:[0-9a-f]{64}"
"""What a digest looks like."""


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the digest of a document: of its JSON without `digest`, keys in order, without spaces, in UTF-8.

    >>> digest_of({"a": 1})
    'sha256:015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862'
    """
    content = {key: value for key, value in document.items() if key != DIGEST}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()}"


def check_digest(document: object, faults: Faults) -> None:
    """Note that a document is not the one of which it has the digest."""
    stated = document.get(DIGEST) if isinstance(document, Mapping) else None
    if isinstance(document, Mapping) and isinstance(stated, str) and stated != digest_of(document):
        faults.add((DIGEST,), _CHANGED, _ASK_AGAIN)


_CHANGED = Text(
    "de inhoud is niet die waarvan dit de digest is.", "the content is not that of which this is the digest."
)
_ASK_AGAIN = Text(
    "Het bestand is veranderd sinds het geschreven is: vraag het opnieuw op bij wie het maakte.",
    "The file was changed since it was written: ask whoever made it for it again.",
)
