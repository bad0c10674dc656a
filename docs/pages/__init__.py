"""The pages of the documentation that come from the library's own data, one module a page."""
