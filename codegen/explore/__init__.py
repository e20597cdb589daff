"""Every interleaving of a synchronizer, and the shortest trace that breaks an invariant."""
