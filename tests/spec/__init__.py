"""The specification of reading: a folder is a chapter, a file a section, a block quote a paragraph (see README.md)."""
