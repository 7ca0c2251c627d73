"""One SQLite file that keeps articles, quotations and people, and answers questions about them."""
