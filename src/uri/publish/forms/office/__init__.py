"""What office documents share: the sheets of a workbook, the markup of OpenDocument, archives, and properties."""
