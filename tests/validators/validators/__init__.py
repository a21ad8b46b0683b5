"""Validators for everything that tongbao makes. Each module checks one format and yields faults as lines."""
