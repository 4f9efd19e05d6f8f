"""A real PostgreSQL and a real S3 store (SeaweedFS), on loopback, from their wheels."""
