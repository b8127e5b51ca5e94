-- A name without case, accents and punctuation. The dictionary of unaccent does not change while the
-- server runs, so that a generated column may use it.
CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(lower(unaccent(name)), '[^[:alnum:]]+', ' ', 'g');--> statement-breakpoint
DROP INDEX "songs_recording_key_idx";--> statement-breakpoint
ALTER TABLE "albums" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array((sort_title || ' '
        || coalesce(fold_name(left(album_artist, 200)), '')) collate "C", ' '), ''))) STORED;--> statement-breakpoint
ALTER TABLE "artists" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(sort_name, ' '), ''))) STORED;--> statement-breakpoint
CREATE INDEX "albums_search_idx" ON "albums" USING gin ("user_id","search");--> statement-breakpoint
CREATE INDEX "artists_search_idx" ON "artists" USING gin ("user_id","search");--> statement-breakpoint
CREATE INDEX "songs_recording_key_idx" ON "songs" USING btree ("user_id","recording_key","removed_at","id");--> statement-breakpoint
-- As of the functions in 0026: without statistics the planner joins all songs to the few that are new.
ALTER FUNCTION copy_song_sources() SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off;
