"""What small counts can and cannot say: exact intervals, and whether a difference is more than chance.

A count of reports is small, and varies from year to year while nothing changes. What is here is exact for small counts
and claims no more than its test. Needs the extra ``statistics``.
"""

from uri.statistics.chance_tests import ChanceTest
from uri.statistics.comparison import Difference, difference, differences
from uri.statistics.figure_intervals import figure_interval
from uri.statistics.funnel import Funnel, FunnelPoint, funnel_of_rates, funnel_of_shares
from uri.statistics.intervals import Interval, count_interval, rate_interval, share_interval
from uri.statistics.organisations import funnel_of_organisations
from uri.statistics.shares import Share, share
from uri.statistics.trends import Trend, trend

__all__ = [
    "ChanceTest",
    "Difference",
    "Funnel",
    "FunnelPoint",
    "Interval",
    "Share",
    "Trend",
    "count_interval",
    "difference",
    "differences",
    "figure_interval",
    "funnel_of_organisations",
    "funnel_of_rates",
    "funnel_of_shares",
    "rate_interval",
    "share",
    "share_interval",
    "trend",
]
