"""Hypothesis profiles: searching at hand, repeatable in continuous integration (`CI` set).

`pytest --hypothesis-profile=deep` searches longer, `brief` hardly: enough to kill a mutant.
"""

import os

from hypothesis import HealthCheck, settings

# A busy machine is slow for reasons of its own: neither a deadline nor a slow draw says anything about the code.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("deep", settings.get_profile("default"), max_examples=2_000)
settings.register_profile("brief", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci" if os.environ.get("CI") else "default")
