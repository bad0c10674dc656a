"""The arguments of each command, by what the command is for, each with a plain sentence on what it is for."""
