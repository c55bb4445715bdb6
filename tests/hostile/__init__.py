"""What strangers try: ids that are none of theirs, floods, words made to hang a search."""
