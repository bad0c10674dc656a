"""XLSX and ODS: zip archives of XML, read as grids of cells."""
