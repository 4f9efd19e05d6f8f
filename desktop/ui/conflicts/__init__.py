"""Two people's answers to one question, side by side, and somebody choosing. Knows a snapshot, not the store."""
