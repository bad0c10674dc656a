"""Pictures: each a value that draws itself as SVG and PNG, tells its figures in words, and gives them as data."""

from uri.pictures.days_picture import days
from uri.pictures.funnel_picture import funnel
from uri.pictures.picture import Picture
from uri.pictures.table_pictures import measures, types, years

__all__ = ["Picture", "days", "funnel", "measures", "types", "years"]
