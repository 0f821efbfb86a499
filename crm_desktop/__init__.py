"""The client-record manager for one desk."""
