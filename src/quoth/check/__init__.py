"""A printed quotation against the documents it came from."""
