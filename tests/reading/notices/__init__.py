"""The notices of one document, part by part."""
