"""The chain's promotions: what every till and the phone shop price by."""
