"""Files from outside (CSV, XLSX) into the server: read, check row by row, repair what is certain, report the rest."""
