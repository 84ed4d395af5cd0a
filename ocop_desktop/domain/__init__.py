"""What a council does, in exact arithmetic; imports the standard library only."""
