"""What React's hooks mean: their calls, the values they depend on, the paths on which they are called."""
