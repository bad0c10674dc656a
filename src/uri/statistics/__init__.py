"""What small counts can and cannot say: exact intervals, and whether a difference is more than chance.

A count of reports is small, and varies from year to year while nothing changes. What is here is exact for small counts
and claims no more than its test. Needs the extra ``statistics``.
"""

from uri.statistics.comparison import Difference, Trend, difference, trend
from uri.statistics.funnel import FunnelPoint, funnel_of_rates, funnel_of_shares
from uri.statistics.intervals import Interval, count_interval, rate_interval, share_interval

__all__ = [
    "Difference",
    "FunnelPoint",
    "Interval",
    "Trend",
    "count_interval",
    "difference",
    "funnel_of_rates",
    "funnel_of_shares",
    "rate_interval",
    "share_interval",
    "trend",
]
