"""Which labels are wanted: by receiving, by price change, by promotion, by selection."""
