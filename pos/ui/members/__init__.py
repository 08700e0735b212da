"""The members screen: who it is, what is theirs, what they bought."""
