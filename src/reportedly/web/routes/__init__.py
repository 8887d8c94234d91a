"""One module a page: from an address to the view that answers it."""
