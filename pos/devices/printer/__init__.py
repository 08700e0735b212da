"""Receipt printers: tickets as ESC/POS and as pictures, and the ways to a printer."""
