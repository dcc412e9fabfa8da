"""What is kept of a plan beside its files: editions, frozen for ever. The only writer to a plan's folder."""
