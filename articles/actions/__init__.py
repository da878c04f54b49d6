"""The only code that writes: one function per newsroom verb.

Each has five beats, in one transaction: permission, lock, rule, write (with its revision and its line
in the daybook), announce. A refusal is an exception of ``articles.rules.refusals`` and writes nothing.
"""
