"""Labels as the languages of label printers, as pictures and as sheets of paper."""
