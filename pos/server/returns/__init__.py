"""What came back: of which document, how much is left, who is taking it back; and money that is not a sale."""
