-- Without statistics, in a new or embedded database, the planner joins all songs to the few that a
-- statement adds: the time of an import would be quadratic.
ALTER FUNCTION copy_song_artists() SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off;
--> statement-breakpoint
ALTER FUNCTION copy_artist_names() SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off;
