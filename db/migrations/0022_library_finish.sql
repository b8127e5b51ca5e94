-- The second half: every song, artist and album has its user, and the shared catalogue is gone.
UPDATE audio_files SET user_id = owner_id WHERE user_id IS NULL;
--> statement-breakpoint
UPDATE song_artists sa SET user_id = s.user_id FROM songs s WHERE s.id = sa.song_id AND sa.user_id IS NULL;
--> statement-breakpoint
UPDATE song_sources x SET user_id = s.user_id FROM songs s WHERE s.id = x.song_id AND x.user_id IS NULL;
--> statement-breakpoint
UPDATE liked_songs l SET recording_key = s.recording_key FROM songs s WHERE s.id = l.song_id AND l.recording_key IS NULL;
--> statement-breakpoint
-- Of two liked songs that are one recording, the one liked first stays.
DELETE FROM liked_songs l USING liked_songs o
WHERE o.user_id = l.user_id AND o.recording_key = l.recording_key
	AND (o.liked_at, o.song_id) < (l.liked_at, l.song_id);
--> statement-breakpoint
UPDATE songs s SET audio_hash = f.audio_hash FROM audio_files f
WHERE f.song_id = s.id AND s.audio_hash IS NULL AND s.removed_at IS NULL AND f.audio_hash NOT LIKE 'replaced:%';
--> statement-breakpoint
UPDATE songs SET audio_hash = 'demo:' || piece_id WHERE piece_id IS NOT NULL AND audio_hash IS NULL;
--> statement-breakpoint
-- A file also plays the other songs of its recording.
UPDATE songs s SET audio_hash = f.audio_hash FROM (
	SELECT DISTINCT ON (o.user_id, o.recording_key) o.user_id, o.recording_key, a.audio_hash
	FROM songs o JOIN audio_files a ON a.song_id = o.id
	WHERE o.removed_at IS NULL AND a.audio_hash NOT LIKE 'replaced:%'
	ORDER BY o.user_id, o.recording_key, a.container IN ('FLAC', 'WAV') DESC, a.bitrate DESC, o.id) f
WHERE f.user_id = s.user_id AND f.recording_key = s.recording_key
	AND s.audio_hash IS NULL AND s.removed_at IS NULL;
--> statement-breakpoint
UPDATE songs s SET liked_at = f.liked_at FROM audio_files f WHERE f.song_id = s.id AND f.liked_at IS NOT NULL;
--> statement-breakpoint
UPDATE audio_features x SET audio_hash = f.audio_hash FROM audio_files f
WHERE f.song_id = x.song_id AND x.audio_hash IS NULL;
--> statement-breakpoint
UPDATE audio_features x SET audio_hash = 'demo:' || s.piece_id FROM songs s
WHERE s.id = x.song_id AND s.piece_id IS NOT NULL AND x.audio_hash IS NULL;
--> statement-breakpoint
-- One row for each audio: the newest analysis, one that succeeded before one that failed.
DELETE FROM audio_features x WHERE audio_hash IS NULL OR EXISTS (
	SELECT FROM audio_features o WHERE o.audio_hash = x.audio_hash
		AND (o.failure IS NULL, o.version, o.song_id) > (x.failure IS NULL, x.version, x.song_id));
--> statement-breakpoint
DROP TRIGGER audio_features_added ON audio_features;
--> statement-breakpoint
DROP TRIGGER audio_features_changed ON audio_features;
--> statement-breakpoint
DROP TRIGGER audio_features_removed ON audio_features;
--> statement-breakpoint
DROP FUNCTION copy_song_features();
--> statement-breakpoint
DROP FUNCTION count_search_words();
--> statement-breakpoint
DROP FUNCTION closest_words(text);
--> statement-breakpoint
DROP INDEX "audio_files_audio_hash_key";
--> statement-breakpoint
DROP INDEX "audio_files_owner_id_created_at_idx";
--> statement-breakpoint
DROP INDEX "audio_features_bpm_idx";
--> statement-breakpoint
ALTER TABLE "songs" DROP COLUMN "owner_id";
--> statement-breakpoint
ALTER TABLE "audio_files" DROP COLUMN "owner_id", DROP COLUMN "liked_at";
--> statement-breakpoint
ALTER TABLE "audio_features" DROP COLUMN "song_id";
--> statement-breakpoint
ALTER TABLE "audio_features" ADD CONSTRAINT "audio_features_pkey" PRIMARY KEY ("audio_hash");
--> statement-breakpoint
ALTER TABLE "artists" ALTER COLUMN "user_id" SET NOT NULL, ALTER COLUMN "sort_name" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "albums" ALTER COLUMN "user_id" SET NOT NULL, ALTER COLUMN "sort_title" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "songs" ALTER COLUMN "user_id" SET NOT NULL, ALTER COLUMN "recording_key" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "song_artists" ALTER COLUMN "user_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "song_sources" ALTER COLUMN "user_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "liked_songs" ALTER COLUMN "recording_key" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "audio_files" ALTER COLUMN "user_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "song_sources" ADD CONSTRAINT "song_sources_user_id_source_external_id_pk" PRIMARY KEY("user_id","source","external_id");
--> statement-breakpoint
ALTER TABLE "liked_songs" DROP CONSTRAINT "liked_songs_user_id_song_id_pk";
--> statement-breakpoint
ALTER TABLE "liked_songs" ADD CONSTRAINT "liked_songs_user_id_recording_key_pk" PRIMARY KEY("user_id","recording_key");
--> statement-breakpoint
DROP TABLE "search_words";
--> statement-breakpoint
CREATE TABLE "search_words" (
	"user_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"uses" integer NOT NULL,
	CONSTRAINT "search_words_user_id_word_pk" PRIMARY KEY("user_id","word")
) WITH (fillfactor = 70);
--> statement-breakpoint
INSERT INTO search_words (user_id, word, uses)
SELECT s.user_id, w.word, count(*) FROM songs s, unnest(tsvector_to_array(s.search)) AS w(word)
GROUP BY s.user_id, w.word;
--> statement-breakpoint
DROP TABLE "library_copies";
--> statement-breakpoint
DROP TABLE "former_songs";
--> statement-breakpoint
ALTER TABLE "song_names" ADD CONSTRAINT "song_names_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "song_names" ADD CONSTRAINT "song_names_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "song_artists" ADD CONSTRAINT "song_artists_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "song_artists" DROP CONSTRAINT "song_artists_artist_id_artists_id_fk";
--> statement-breakpoint
ALTER TABLE "song_artists" ADD CONSTRAINT "song_artists_artist_id_artists_id_fk" FOREIGN KEY ("artist_id") REFERENCES "public"."artists"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "song_sources" ADD CONSTRAINT "song_sources_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "songs" ADD CONSTRAINT "songs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "artists" ADD CONSTRAINT "artists_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "albums" ADD CONSTRAINT "albums_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "audio_files" ADD CONSTRAINT "audio_files_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "playlist_tracks" DROP CONSTRAINT "playlist_tracks_song_id_songs_id_fk";
--> statement-breakpoint
ALTER TABLE "playlist_tracks" ADD CONSTRAINT "playlist_tracks_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "artists_match_key_key" ON "artists" USING btree ("user_id","match_key");
--> statement-breakpoint
CREATE INDEX "artists_sort_name_idx" ON "artists" USING btree ("user_id","sort_name","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "albums_match_key_key" ON "albums" USING btree ("user_id","match_key");
--> statement-breakpoint
CREATE INDEX "albums_sort_title_idx" ON "albums" USING btree ("user_id","sort_title","id");
--> statement-breakpoint
CREATE INDEX "songs_isrc_idx" ON "songs" USING btree ("user_id","isrc") WHERE "songs"."isrc" is not null;
--> statement-breakpoint
CREATE INDEX "songs_recording_key_idx" ON "songs" USING btree ("user_id","recording_key");
--> statement-breakpoint
CREATE INDEX "songs_audio_hash_idx" ON "songs" USING btree ("audio_hash") WHERE "songs"."audio_hash" is not null;
--> statement-breakpoint
CREATE INDEX "songs_search_idx" ON "songs" USING gin ("user_id","search");
--> statement-breakpoint
CREATE INDEX "songs_genres_idx" ON "songs" USING gin ("user_id","genres");
--> statement-breakpoint
CREATE INDEX "songs_title_idx" ON "songs" USING btree ("user_id","sort_title","id");
--> statement-breakpoint
CREATE INDEX "songs_artist_idx" ON "songs" USING btree ("user_id","sort_artist","id");
--> statement-breakpoint
CREATE INDEX "songs_created_at_idx" ON "songs" USING btree ("user_id","created_at","id");
--> statement-breakpoint
CREATE INDEX "songs_duration_idx" ON "songs" USING btree ("user_id",coalesce("duration_ms", 2147483647),"id");
--> statement-breakpoint
CREATE INDEX "songs_bpm_idx" ON "songs" USING btree ("user_id",coalesce("bpm", 'infinity'),"id");
--> statement-breakpoint
CREATE INDEX "song_artists_user_id_idx" ON "song_artists" USING btree ("user_id","artist_id");
--> statement-breakpoint
CREATE INDEX "song_names_song_id_idx" ON "song_names" USING btree ("song_id");
--> statement-breakpoint
CREATE INDEX "audio_features_version_idx" ON "audio_features" USING btree ("version");
--> statement-breakpoint
CREATE UNIQUE INDEX "audio_files_audio_hash_key" ON "audio_files" USING btree ("user_id","audio_hash");
--> statement-breakpoint
CREATE INDEX "audio_files_user_id_created_at_idx" ON "audio_files" USING btree ("user_id","created_at");
--> statement-breakpoint
CREATE INDEX "search_words_trigrams_idx" ON "search_words" USING gin ("user_id","word" gin_trgm_ops);
--> statement-breakpoint
CREATE TRIGGER song_artists_added AFTER INSERT ON song_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_artists();
--> statement-breakpoint
CREATE TRIGGER song_artists_changed AFTER UPDATE ON song_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_artists();
--> statement-breakpoint
CREATE TRIGGER song_artists_removed AFTER DELETE ON song_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_artists();
--> statement-breakpoint
CREATE TRIGGER artists_changed AFTER UPDATE ON artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_artist_names();
--> statement-breakpoint
CREATE FUNCTION features_of_audio(hash text) RETURNS jsonb LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('bpm', f.bpm, 'bpmConfidence', f.bpm_confidence, 'key', f.key,
		'camelot', f.camelot, 'keyConfidence', f.key_confidence, 'energy', f.energy,
		'loudnessLufs', f.loudness_lufs, 'truePeakDb', f.true_peak_db)
	FROM audio_features f WHERE f.audio_hash = hash AND f.failure IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION copy_song_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.features := features_of_audio(NEW.audio_hash);
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER songs_features_added BEFORE INSERT ON songs FOR EACH ROW
WHEN (NEW.audio_hash IS NOT NULL) EXECUTE FUNCTION copy_song_features();
--> statement-breakpoint
CREATE TRIGGER songs_features_changed BEFORE UPDATE OF audio_hash ON songs FOR EACH ROW EXECUTE FUNCTION copy_song_features();
--> statement-breakpoint
CREATE FUNCTION copy_audio_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE songs s SET features = features_of_audio(s.audio_hash) FROM changed c
	WHERE s.audio_hash = c.audio_hash AND s.features IS DISTINCT FROM features_of_audio(s.audio_hash);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audio_features_added AFTER INSERT ON audio_features REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_audio_features();
--> statement-breakpoint
CREATE TRIGGER audio_features_changed AFTER UPDATE ON audio_features REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_audio_features();
--> statement-breakpoint
CREATE TRIGGER audio_features_removed AFTER DELETE ON audio_features REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_audio_features();
--> statement-breakpoint
UPDATE songs SET features = features_of_audio(audio_hash)
WHERE features IS DISTINCT FROM features_of_audio(audio_hash);
--> statement-breakpoint
CREATE FUNCTION count_added_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_words AS w (user_id, word, uses)
	SELECT s.user_id, u.word, count(*) FROM added s, unnest(tsvector_to_array(s.search)) AS u(word)
	GROUP BY s.user_id, u.word ORDER BY s.user_id, u.word
	ON CONFLICT (user_id, word) DO UPDATE SET uses = w.uses + excluded.uses;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER songs_words_added AFTER INSERT ON songs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added_words();
--> statement-breakpoint
-- The words of a user who is being deleted go with the user.
CREATE FUNCTION count_removed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE search_words w SET uses = w.uses - g.uses
	FROM (SELECT s.user_id, u.word, count(*)::int AS uses
		FROM removed s, unnest(tsvector_to_array(s.search)) AS u(word)
		WHERE EXISTS (SELECT FROM users o WHERE o.id = s.user_id)
		GROUP BY s.user_id, u.word) g
	WHERE w.user_id = g.user_id AND w.word = g.word;
	DELETE FROM search_words w
	USING (SELECT DISTINCT s.user_id, u.word
		FROM removed s, unnest(tsvector_to_array(s.search)) AS u(word)
		WHERE EXISTS (SELECT FROM users o WHERE o.id = s.user_id)) g
	WHERE w.user_id = g.user_id AND w.word = g.word AND w.uses <= 0;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER songs_words_removed AFTER DELETE ON songs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_removed_words();
--> statement-breakpoint
CREATE FUNCTION count_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE search_words SET uses = uses - 1
	WHERE user_id = NEW.user_id AND word = ANY (ARRAY(
		SELECT unnest(tsvector_to_array(OLD.search)) EXCEPT SELECT unnest(tsvector_to_array(NEW.search))));
	DELETE FROM search_words
	WHERE user_id = NEW.user_id AND word = ANY (tsvector_to_array(OLD.search)) AND uses <= 0;
	INSERT INTO search_words AS w (user_id, word, uses)
	SELECT NEW.user_id, u.word, 1 FROM (
		SELECT unnest(tsvector_to_array(NEW.search)) EXCEPT SELECT unnest(tsvector_to_array(OLD.search))) AS u(word)
	ORDER BY u.word
	ON CONFLICT (user_id, word) DO UPDATE SET uses = w.uses + 1;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER songs_words_changed AFTER UPDATE OF search ON songs FOR EACH ROW
WHEN (OLD.search IS DISTINCT FROM NEW.search) EXECUTE FUNCTION count_changed_words();
--> statement-breakpoint
-- A word with one letter wrong is looked up directly, which costs the same however many words there
-- are; trigrams find what differs more, or is not typed to its end, if that finds nothing.
CREATE FUNCTION closest_words(owner uuid, given text) RETURNS TABLE (word text, uses integer)
LANGUAGE sql STABLE ROWS 40 SET pg_trgm.similarity_threshold = 0.3 AS $$
	WITH places AS (SELECT i FROM generate_series(1, length(given) + 1) AS i),
	letters AS (SELECT l FROM unnest(string_to_array('abcdefghijklmnopqrstuvwxyz0123456789', NULL)) AS l),
	one_wrong AS MATERIALIZED (
		SELECT v.word, v.uses FROM search_words v
		WHERE v.user_id = owner AND v.word <> given AND v.word = ANY (ARRAY(
			SELECT overlay(given PLACING '' FROM i FOR 1) FROM places WHERE i <= length(given)
			UNION ALL SELECT overlay(given PLACING reverse(substr(given, i, 2)) FROM i FOR 2)
				FROM places WHERE i < length(given)
			UNION ALL SELECT overlay(given PLACING l FROM i FOR 1) FROM places, letters WHERE i <= length(given)
			UNION ALL SELECT overlay(given PLACING l FROM i FOR 0) FROM places, letters)))
	(SELECT o.word, o.uses FROM one_wrong o ORDER BY o.uses DESC LIMIT 40)
	UNION ALL
	(SELECT v.word, v.uses FROM search_words v
		WHERE v.user_id = owner AND v.word % given AND NOT EXISTS (SELECT FROM one_wrong)
		ORDER BY similarity(v.word, given) DESC, v.uses DESC LIMIT 40)
$$;
