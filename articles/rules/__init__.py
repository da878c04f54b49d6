"""What a newsroom knows before it has a computer: plain Python, no Django, no database."""
