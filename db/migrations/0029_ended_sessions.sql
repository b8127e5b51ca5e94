-- Sessions are deleted when they end; nothing reads those that ended earlier.
DELETE FROM "shuffle_sessions" WHERE "ended_at" IS NOT NULL;
