"""Sales and shifts as head office reads them."""
