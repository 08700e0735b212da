"""One file per thing a person does at the counter, in folders by job."""
