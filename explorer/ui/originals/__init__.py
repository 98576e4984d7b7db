"""The reader's own copies of the documents: adding, listing, removing them."""
