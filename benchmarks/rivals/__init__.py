"""The other ways, as a competent user of each library would write them."""
