"""Pages kept in memory with the names of what they depend on, and the thread that follows the
announcement log and drops just those that changed."""
