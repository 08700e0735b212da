"""储值充值、定金、订金、还款: money that is not a sale."""
