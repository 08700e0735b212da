"""电子发票: asked for with the link on the receipt, issued by head office, reversed when goods come back."""
