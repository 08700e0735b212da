"""Documents of any store, for tills that take goods or money back."""
