"""Every list as feeds that readers' programs follow: one reading of it, three ways to write it down.

What is in a feed has a name that stays whatever becomes of its address, and is the same in all three.
"""
