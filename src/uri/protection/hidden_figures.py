"""The figures of a release that are hidden: the procedure run on each part that hangs together, with its proof."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from uri.aggregate import Rapport
from uri.errors import UnprotectedError
from uri.integer_programme import UnsolvedError
from uri.languages import Text
from uri.protection.allowance import Limit, TimeUpError
from uri.protection.beleid import Beleid
from uri.protection.bewijs import KnotProof
from uri.protection.figure_names import name_of_figure
from uri.protection.pattern import UnprotectableError
from uri.protection.procedure import Procedure
from uri.protection.release import Release


@attrs.frozen
class HiddenFigures:
    """What is hidden of a release.

    Attributes:
        hidden: The numbers of the figures.
        proofs: The proof of each knot.
        is_coarsened: Whether some knot shows less than it needs to against who only reads.
        loss: What readers lose, by the weights of the figures; without what was hidden before.
        least_loss: What they lose at least, whatever is chosen.
    """

    hidden: frozenset[int]
    proofs: tuple[KnotProof, ...]
    is_coarsened: bool
    loss: int
    least_loss: int


def hidden_figures(laid_out: Release, reports: Sequence[Rapport], beleid: Beleid, limit: Limit) -> HiddenFigures:
    """Choose the figures that are hidden.

    Args:
        laid_out: The release.
        reports: Its reports, to name a count by.
        beleid: The policy.
        limit: How much is done.

    Raises:
        UnprotectedError: A small count can be worked out whatever is hidden, or the time is up.
    """
    hidden: set[int] = set()
    proofs: list[KnotProof] = []
    is_coarsened, loss, least_loss = False, 0, 0
    for members, knot in laid_out.knots:
        world = tuple(laid_out.world[at] for at in members)
        try:
            outcome = Procedure(knot, beleid.demand, limit).run(world)
        except UnprotectableError as error:
            figure = laid_out.figures[members[error.figure]]
            raise UnprotectedError(_UNPROTECTED.format(name_of_figure(figure, laid_out, reports)), _SAY_LESS) from None
        except UnsolvedError as error:
            raise UnprotectedError(_UNSOLVED, _SAY_LESS) from error
        except TimeUpError:
            raise UnprotectedError(_TIME_IS_UP, _MORE_TIME) from None
        hidden |= {members[at] for at in outcome.pattern}
        proofs.append(KnotProof.of(members, knot, outcome, world, beleid.demand))
        is_coarsened |= outcome.is_coarsened
        loss += knot.loss(outcome.pattern - knot.forced)
        least_loss += outcome.least_loss - knot.loss(knot.forced)
    return HiddenFigures(frozenset(hidden), tuple(proofs), is_coarsened, loss, least_loss)


_UNPROTECTED = Text(
    "Dit aantal is niet te beschermen, wat er ook verborgen wordt: {}.",
    "This count cannot be protected, whatever is hidden: {}.",
)
_UNSOLVED = Text("De bescherming is niet te bewijzen.", "The protection cannot be proved.")
_SAY_LESS = Text(
    "Publiceer alleen totalen, of kies in het beleid een grovere indeling.",
    "Publish totals only, or choose a coarser grouping in the policy.",
)
_TIME_IS_UP = Text(
    "De tijd is om, en de bescherming is nog niet bewezen.", "The time is up, and the protection is not proved yet."
)
_MORE_TIME = Text(
    "Geef meer seconden, of minder stappen: dan is het patroon sneller gevonden, en misschien niet het minste.",
    "Give more seconds, or fewer steps: the pattern is found sooner then, and is perhaps not the least.",
)
