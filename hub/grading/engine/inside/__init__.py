"""What runs in the sandboxes: plain scripts that import nothing of ours but each other."""
