"""The store's day: daily report, cash banked, day close."""
