"""What head office tells every till about scanning: layouts of in-store numbers, recalls."""
