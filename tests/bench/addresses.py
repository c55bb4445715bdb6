"""Where the floors are, and by which headers queries are counted."""

F0, F1 = "/bench/f0/", "/bench/f1/"
COUNT_HEADER = "X-Count-Queries"
ANSWER_HEADER = "X-Queries"
