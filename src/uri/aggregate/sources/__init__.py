"""What a table can be made from: a dossier, the cases of a register, and the selection of one organisation and year."""
