"""Publishing to real servers, each also behind a proxy that drops, cuts and answers 503."""
