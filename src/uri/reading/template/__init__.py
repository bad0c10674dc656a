"""The empty register: what it holds, and how it is written as XLSX and as ODS."""
