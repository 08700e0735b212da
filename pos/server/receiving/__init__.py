"""What moves stock without a sale: receipts, transfers, adjustments."""
