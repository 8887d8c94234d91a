"""What one document shows about itself: figures at odds, a headline surer than the text, quotations of nobody."""

from reportedly.reading.notices.finding import notices

__all__ = ["notices"]
