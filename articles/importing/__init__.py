"""Outside material into articles, through the same actions that an editor's form calls."""
