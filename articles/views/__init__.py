"""What readers get. A view reads one page and shows it; nothing here writes."""
