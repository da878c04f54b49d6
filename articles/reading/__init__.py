"""A whole page's data in one function, with a counted number of queries. Reads live copies only."""
