"""The words of an empty register: names of sheets, instructions, and what is said of a cell that is not right."""

from __future__ import annotations

from collections.abc import Mapping

from uri.languages import Text

INSTRUCTIONS = Text("uitleg", "instructions")
SHEETS: Mapping[str, Text] = {
    "kerncijfers": Text("kerncijfers", "headline figures"),
    "personeel": Text("personeel", "employees"),
    "vertrouwenspersonen": Text("vertrouwenspersonen", "confidential advisers"),
    "sessies": Text("sessies", "sessions"),
    "financiele_belangen": Text("financiële belangen", "financial interests"),
    "tellingen": Text("eerdere jaren", "earlier years"),
}
"""The names of the sheets beside that of the cases, by their key in a dossier."""

SEVERAL = Text("Meer waarden? Zet er een | tussen.", "Several values? Put a | between them.")
CHOOSE = Text("Kies uit de lijst van de cel.", "Choose from the list of the cell.")
DATE = Text("Vul een datum in, vanaf 1900.", "Fill in a date, from 1900 on.")
LATER = Text("Vul een datum in die niet voor de ontvangst ligt.", "Fill in a date that is not before the receipt.")
YEAR = Text("Vul een jaar met vier cijfers in.", "Fill in a year in four digits.")
COUNT = Text("Vul een heel getal in, nul of meer.", "Fill in a whole number, zero or more.")
NUMBER = Text("Vul een getal in, nul of meer.", "Fill in a number, zero or more.")

EXAMPLE_ORGANISATION = Text("Uw organisatie", "Your organisation")
EXAMPLE_PART = Text("Een onderdeel", "A part of it")
EXAMPLE_DESCRIPTION = Text(
    "Zo ziet een ingevulde rij eruit. U mag deze rij weghalen.",
    "This is what a row looks like. You may delete it.",
)

OPENING = (
    Text(
        "Vul op het blad register een rij in voor elke melding en elk signaal. De andere bladen zijn voor cijfers die"
        " niet uit zaken volgen; laat leeg wat u niet hebt.",
        "Fill in a row for each report (melding) and each concern (signaal) on the sheet register. The other sheets are"
        " for figures that do not follow from cases; leave empty what you do not have.",
    ),
    Text(
        "De schuine rij is een voorbeeld: bij het lezen wordt zij weggelaten, en dat wordt gemeld. Vult u een zaak in"
        " op die rij, vervang dan ook Kenmerk en Soort.",
        "The row in italics is an example: reading leaves it out, and says so. If you write a case in that row, replace"
        " Case reference and Report or concern too.",
    ),
    Text(
        "Verander de koppen niet. Cellen met een lijst hebben de woorden van de gepubliceerde lijst; staat er meer in"
        " een cel, zet dan een | tussen de woorden.",
        "Do not change the headers. Cells with a list have the words of the published list, in Dutch; where a cell has"
        " several, put a | between them.",
    ),
    Text(
        "Zet geen namen in dit bestand, ook niet in de omschrijving, en bewaar het waar alleen bevoegden erbij kunnen.",
        "Put no names in this file, nor in a description, and keep it where only those entitled can open it.",
    ),
)
SHEETS_TITLE = Text("De bladen", "The sheets")
PURPOSES: Mapping[str, Text] = {
    "zaken": Text(
        "Meldingen en signalen, een rij per zaak: Tabel 1 tot en met 4, de kerncijfers en Bijlage 1.",
        "Reports and concerns, a row a case: Tables 1 to 4, the headline figures and Annex 1.",
    ),
    "kerncijfers": Text(
        "Wat geen zaak zegt, een rij per jaar: misstanden, onderzoeken, klachten, adviesvragen, en eerdere jaren.",
        "What no case tells, a row a year: wrongdoing, investigations, complaints, questions, and earlier years.",
    ),
    "personeel": Text(
        "Het aantal medewerkers per jaar, voor het aantal meldingen per medewerker.",
        "The number of employees a year, for the number of reports for each employee.",
    ),
    "vertrouwenspersonen": Text("Tabel 5, een rij per jaar.", "Table 5, a row a year."),
    "sessies": Text("Tabel 6, een rij per soort sessie.", "Table 6, a row a kind of session."),
    "financiele_belangen": Text("Tabel 7, een rij per onderdeel en jaar.", "Table 7, a row a part and year."),
    "tellingen": Text(
        "Tabel 2: aantallen meldingen van jaren waarvan de zaken niet op het blad register staan.",
        "Table 2: numbers of reports of years whose cases are not on the sheet register.",
    ),
}
COLUMNS_TITLE = Text("De kolommen van het blad register", "The columns of the sheet register")
CASE_COLUMNS: Mapping[str, Text] = {
    "kenmerk": Text("Uw eigen nummer. Het wordt nergens afgedrukt.", "Your own number. It is printed nowhere."),
    "soort": Text(
        "Melding of signaal; leeg is een melding.", "Melding (report) or signaal (concern); empty is a melding."
    ),
    "organisatie": Text("Mag leeg blijven bij één organisatie.", "May be left empty for one organisation."),
    "onderdeel": Text("Het onderdeel, als u per onderdeel rapporteert.", "The part, if you report by part."),
    "meldkanaal": Text("Hoe de zaak binnenkwam.", "How the case came in."),
    "ontvangen": Text(
        "De dag van ontvangst. Een signaal telt in het jaar daarvan.",
        "The day of receipt. A concern counts in its year.",
    ),
    "ontvangst_bevestigd": Text(
        "De dag waarop de melder een bevestiging kreeg; bij een misstand binnen zeven dagen.",
        "The day on which the reporter had a confirmation; of wrongdoing within seven days.",
    ),
    "geinformeerd": Text(
        "De dag waarop de melder hoorde wat er met de melding is gedaan; bij een misstand binnen drie maanden.",
        "The day on which the reporter heard what was done with the report; of wrongdoing within three months.",
    ),
    "afgerond": Text(
        "De dag van afronding. Een melding telt in het jaar daarvan.",
        "The day of closing. A report counts in its year.",
    ),
    "verslagjaar": Text(
        "Alleen als het jaar niet uit de datums volgt.", "Only where the year does not follow from the dates."
    ),
    "hoofdcategorie": Text("Verplicht: de soort schending die telt.", "Required: the type of violation that counts."),
    "nevencategorieen": Text("Andere soorten; zij tellen niet.", "Other types; they do not count."),
    "opvolging": Text("Wat er met de melding is gedaan.", "What was done with the report."),
    "uitkomst": Text(
        "Verplicht voor een melding; loopt zij nog, kies dan Lopend.",
        "Required for a report; where it is still running, choose Lopend.",
    ),
    "afdoeningen": Text(
        "De maatregelen. De cel kleurt zolang er geen uitkomst naast staat.",
        "The measures. The cell is coloured as long as no outcome stands beside it.",
    ),
    "betrokkenen": Text("Het aantal personen om wie het gaat.", "The number of persons that it is about."),
    "anoniem": Text(
        "Of niemand weet wie de melder is. Weet u het niet, laat dan leeg.",
        "Whether nobody knows who reported it. Leave empty where that is not known.",
    ),
    "omschrijving": Text(
        "Kort en zonder namen. Zij wordt alleen afgedrukt als u dat zegt.",
        "Short and without names. It is printed only if you say so.",
    ),
}
LABELS_TITLE = Text("De woorden van de lijsten", "The words of the lists")
AFTERWARDS_TITLE = Text("Daarna", "Afterwards")
AFTERWARDS = (
    Text("Controleren: uri validate REGISTER.xlsx", "To check: uri validate REGISTER.xlsx"),
    Text(
        "De tabellen van de zaken: uri report REGISTER.xlsx --verslagjaar JAAR",
        "The tables of the cases: uri report REGISTER.xlsx --verslagjaar YEAR",
    ),
    Text(
        "Alle tabellen, met de andere bladen: uri template MAP --verslagjaar JAAR maakt dit bestand in een map met een"
        " dossier.toml, en uri report MAP leest beide.",
        "All tables, with the other sheets: uri template FOLDER --verslagjaar YEAR makes this file in a folder with a"
        " dossier.toml, and uri report FOLDER reads both.",
    ),
)
