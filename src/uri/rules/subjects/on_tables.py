"""The rules on a table: what its own relations say, each kind of relation one rule."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from uri.aggregate import Relatie, RelatieSoort, Tabel
from uri.findings import Finding, Findings, Place, Severity, Tally
from uri.languages import Text
from uri.rules.rule import Basisregel

_MEND = Text("Verbeter één van deze cijfers.", "Correct one of these figures.")


@attrs.frozen(kw_only=True)
class Tabelregel(Basisregel):
    """The rule on all relations of one kind.

    Attributes:
        soort: The kind of relation.
    """

    soort: RelatieSoort


def _rule(soort: RelatieSoort, message: Text, bron: str, severity: Severity = Severity.ERROR) -> Tabelregel:
    return Tabelregel(id=soort.value, soort=soort, severity=severity, message=message, hint=_MEND, bron=bron)


RULES = (
    _rule(
        RelatieSoort.SOM,
        Text("De delen tellen niet op tot het geheel.", "The parts do not add up to the whole."),
        "totalen en subtotalen [S 258, 307, 329-337]",
    ),
    _rule(
        RelatieSoort.AANGETOOND,
        Text("Er zijn meer schendingen aangetoond dan gemeld.", "More violations were substantiated than reported."),
        "“waarvan aangetoond” [S 247]",
    ),
    _rule(
        RelatieSoort.OPGEGEVEN,
        Text(
            "Een deel is volgens de ene bron meer dan het geheel volgens de andere.",
            "By one source a part is more than the whole by another.",
        ),
        "36 meldingen in een jaar met 37 aangetoonde [S 237, 269-278]; beide kunnen een andere grondslag hebben",
        Severity.WARNING,
    ),
    _rule(
        RelatieSoort.AFGEDAAN,
        Text(
            "Er zijn meer meldingen met een maatregel afgedaan dan aangetoond.",
            "More reports ended in a measure than were substantiated.",
        ),
        "disciplinaire en niet-disciplinaire afdoeningen volgen op wat is aangetoond [S 311-315]",
    ),
    _rule(
        RelatieSoort.MISSTANDEN,
        Text("Er zijn meer misstanden dan meldingen.", "There are more suspected cases of wrongdoing than reports."),
        "een misstand is één van de typen [S 257, 281]",
    ),
    _rule(
        RelatieSoort.JAARKOLOM,
        Text(
            "Een cijfer verschilt van wat een andere bron over dat jaar zegt.",
            "A figure differs from what another source says of that year.",
        ),
        "Tabel 2 herhaalt de tabel van elk jaar [S 264-278]; een later verslag kan een jaar herzien",
        Severity.WARNING,
    ),
    _rule(
        RelatieSoort.VERLOOP,
        Text(
            "Het aantal bij het begin plus wie erbij kwam, is niet het aantal aan het eind plus wie vertrok.",
            "The number at the start plus those who joined is not the number at the end plus those who left.",
        ),
        "verloop van de vertrouwenspersonen [S 385-387]",
    ),
    _rule(
        RelatieSoort.MELDPLICHT,
        Text(
            "Er zijn meer meldingen van financiële belangen dan medewerkers met een meldplicht.",
            "There are more reported financial interests than employees who must report.",
        ),
        "“hoeveel medewerkers een aanwijzing tot meldplicht hebben” en hoeveel van hen meldden [S 460]; een medewerker"
        " kan meer belangen melden",
        Severity.WARNING,
    ),
    _rule(
        RelatieSoort.GROEP,
        Text("De onderdelen tellen op tot meer dan hun groep.", "The parts add up to more than their group."),
        "een cijfer dat onderdelen delen [S 470-475]",
    ),
)


def check_tabel(tabel: Tabel, rules: Collection[Basisregel]) -> Findings:
    """Judge the relations of a table by the rules of their kinds."""
    active = {rule.id: rule for rule in rules}
    tallies: dict[str, Tally] = {}
    findings: list[Finding] = []
    for relation in tabel.relaties:
        rule = active.get(relation.soort.value)
        if rule is None:
            continue
        holds = relation.holds(tabel)
        tallies[rule.id] = tallies.get(rule.id, Tally()) + Tally(
            int(holds is True), int(holds is False), int(holds is None)
        )
        if holds is False:
            findings.append(_finding(rule, relation, tabel))
    return Findings(findings, tallies=tallies)


def _finding(rule: Basisregel, relation: Relatie, tabel: Tabel) -> Finding:
    """Report a broken relation: a sum at its whole, any other at what is too much."""
    row, column = (relation.rechts if relation.soort is RelatieSoort.SOM else relation.links)[0]
    place = Place(table=tabel.naam, code=row, column=column)
    return rule.finding(place, found=relation.arithmetic(tabel))
