"""One module per page type, one function per page; each takes the book and gives pages."""
