"""Floor 2: finding articles by their words.

``rules.terms`` cuts texts and questions into terms, alike for every database. An engine of this package
(``sqlite``, ``postgresql``) keeps the terms of one table's rows and finds the rows that answer a question;
it knows no newsroom. ``desk`` says what of an article the desk searches in, and when. Readers' search is
another table with the same column and a module of its own: nothing public may import ``desk``.
"""
