"""What this room processes personal data for; see `registrations`."""

ACCOUNT = "account"
