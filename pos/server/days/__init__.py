"""The store's day over its tills: what tills moved, banked and closed besides their documents."""
