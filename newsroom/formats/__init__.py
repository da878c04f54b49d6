"""How moments and days are written where a page does not say: Django looks here first, by language."""
