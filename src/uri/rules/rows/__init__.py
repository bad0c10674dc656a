"""Rules over many rows: judged once for each combination of values that occurs."""
