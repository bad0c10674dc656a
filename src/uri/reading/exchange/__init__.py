"""Cases between programs: JSON under canonical names, read strictly, written back the same."""





