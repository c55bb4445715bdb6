"""Writing: archives, corrections, planned deletions, erasure, retention."""
