"""What people do, driven through the running platform in Chromium."""
