CREATE INDEX "songs_id_hash_idx" ON "songs" USING hash ("id");
--> statement-breakpoint
ALTER FUNCTION closest_words(text) ROWS 40;
