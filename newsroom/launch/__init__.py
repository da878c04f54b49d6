"""How the project starts: its virtual environment, a checkout's own settings, the demo, the tests.

Modules here import nothing outside the standard library at their top: they run before there is one.
"""
