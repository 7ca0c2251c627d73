"""What each page is given: one frozen value a page, every field explained, so that a template can be read without the code."""
