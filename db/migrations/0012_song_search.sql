CREATE TABLE "search_words" (
	"word" text COLLATE "C" PRIMARY KEY NOT NULL,
	"uses" integer NOT NULL
) WITH (fillfactor = 70);
--> statement-breakpoint
DROP INDEX "songs_owner_id_idx";
--> statement-breakpoint
DROP INDEX "songs_search_text_idx";
--> statement-breakpoint
DROP INDEX "songs_sort_title_idx";
--> statement-breakpoint
DROP INDEX "songs_sort_artist_idx";
--> statement-breakpoint
DROP INDEX "songs_created_at_idx";
--> statement-breakpoint
DROP INDEX "songs_duration_idx";
--> statement-breakpoint
ALTER TABLE "songs" ALTER COLUMN "sort_artist" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "songs" ALTER COLUMN "sort_title" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "search" "tsvector" DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "artists" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "album" jsonb;
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "youtube_id" text;
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "piece_id" text;
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "features" jsonb;
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "bpm" real GENERATED ALWAYS AS ((features ->> 'bpm')::real) STORED;
--> statement-breakpoint
-- Songs from before: what stands beside them, and their words.
UPDATE songs s SET
  artists = coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY sa.place)
    FROM song_artists sa JOIN artists a ON a.id = sa.artist_id WHERE sa.song_id = s.id), '[]'),
  album = (SELECT jsonb_build_object('id', al.id, 'title', al.title, 'coverUrl', al.cover_url)
    FROM albums al WHERE al.id = s.album_id),
  youtube_id = (SELECT min(x.external_id) FROM song_sources x WHERE x.song_id = s.id AND x.source = 'youtube'),
  piece_id = (SELECT min(x.external_id) FROM song_sources x WHERE x.song_id = s.id AND x.source = 'demo'),
  features = (SELECT jsonb_build_object('bpm', f.bpm, 'key', f.key, 'camelot', f.camelot, 'energy', f.energy,
      'loudnessLufs', f.loudness_lufs)
    FROM audio_features f WHERE f.song_id = s.id AND f.failure IS NULL),
  sort_title = trim(unaccent(s.sort_title)),
  search = array_to_tsvector(array_remove(string_to_array(unaccent(s.search_text), ' '), ''));
--> statement-breakpoint
-- A tab behind the artist, so that all of one artist stand together.
UPDATE songs s SET sort_artist = a.form || E'\t' || substr(unaccent(s.sort_artist), length(a.form) + 2)
FROM (SELECT sa.song_id, trim(regexp_replace(lower(unaccent(ar.name)), '[^[:alnum:]]+', ' ', 'g')) AS form
  FROM song_artists sa JOIN artists ar ON ar.id = sa.artist_id WHERE sa.place = 0) a
WHERE a.song_id = s.id AND unaccent(s.sort_artist) LIKE a.form || ' %';
--> statement-breakpoint
INSERT INTO search_words (word, uses)
SELECT w.word, count(*) FROM songs s, unnest(tsvector_to_array(s.search)) AS w(word)
WHERE s.owner_id IS NULL GROUP BY w.word;
--> statement-breakpoint
ALTER TABLE "songs" DROP COLUMN "search_text";
--> statement-breakpoint
CREATE INDEX "search_words_trigrams_idx" ON "search_words" USING gin ("word" gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX "songs_search_idx" ON "songs" USING gin ("search") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
CREATE INDEX "songs_genres_idx" ON "songs" USING gin ("genres") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
CREATE INDEX "songs_title_idx" ON "songs" USING btree ("sort_title","id") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
CREATE INDEX "songs_own_title_idx" ON "songs" USING btree ("owner_id","sort_title","id") WHERE "songs"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "songs_artist_idx" ON "songs" USING btree ("sort_artist","id") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
CREATE INDEX "songs_own_artist_idx" ON "songs" USING btree ("owner_id","sort_artist","id") WHERE "songs"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "songs_own_created_at_idx" ON "songs" USING btree ("owner_id","created_at","id") WHERE "songs"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "songs_own_duration_idx" ON "songs" USING btree ("owner_id",coalesce("duration_ms", 2147483647),"id") WHERE "songs"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "songs_bpm_idx" ON "songs" USING btree (coalesce("bpm", 'infinity'),"id") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
CREATE INDEX "songs_own_bpm_idx" ON "songs" USING btree ("owner_id",coalesce("bpm", 'infinity'),"id") WHERE "songs"."owner_id" is not null;
--> statement-breakpoint
CREATE INDEX "songs_created_at_idx" ON "songs" USING btree ("created_at","id") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
CREATE INDEX "songs_duration_idx" ON "songs" USING btree (coalesce("duration_ms", 2147483647),"id") WHERE "songs"."owner_id" is null;
--> statement-breakpoint
-- What a song shows of other tables is copied into it: a page of songs reads one table.
CREATE FUNCTION copy_song_artists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE songs s SET artists = c.artists
  FROM (SELECT i.song_id, coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY sa.place)
    FROM song_artists sa JOIN artists a ON a.id = sa.artist_id WHERE sa.song_id = i.song_id), '[]') AS artists
    FROM (SELECT DISTINCT song_id FROM changed) i) c
  WHERE s.id = c.song_id AND s.artists IS DISTINCT FROM c.artists;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER song_artists_added AFTER INSERT ON song_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_artists();
--> statement-breakpoint
CREATE TRIGGER song_artists_changed AFTER UPDATE ON song_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_artists();
--> statement-breakpoint
CREATE TRIGGER song_artists_removed AFTER DELETE ON song_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_artists();
--> statement-breakpoint
CREATE FUNCTION copy_artist_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE songs s SET artists = c.artists
  FROM (SELECT i.song_id, (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY sa.place)
    FROM song_artists sa JOIN artists a ON a.id = sa.artist_id WHERE sa.song_id = i.song_id) AS artists
    FROM (SELECT DISTINCT sa.song_id FROM song_artists sa JOIN changed n ON n.id = sa.artist_id) i) c
  WHERE s.id = c.song_id AND s.artists IS DISTINCT FROM c.artists;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER artists_changed AFTER UPDATE ON artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_artist_names();
--> statement-breakpoint
CREATE FUNCTION copy_song_album() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.album := (SELECT jsonb_build_object('id', al.id, 'title', al.title, 'coverUrl', al.cover_url)
    FROM albums al WHERE al.id = NEW.album_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER songs_album BEFORE INSERT OR UPDATE OF album_id ON songs FOR EACH ROW EXECUTE FUNCTION copy_song_album();
--> statement-breakpoint
CREATE FUNCTION copy_album() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE songs s SET album = jsonb_build_object('id', n.id, 'title', n.title, 'coverUrl', n.cover_url)
  FROM changed n JOIN before o ON o.id = n.id
  WHERE s.album_id = n.id AND (n.title, n.cover_url) IS DISTINCT FROM (o.title, o.cover_url);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER albums_changed AFTER UPDATE ON albums REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_album();
--> statement-breakpoint
CREATE FUNCTION copy_song_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE songs s SET youtube_id = c.youtube_id, piece_id = c.piece_id
  FROM (SELECT i.song_id,
      (SELECT min(x.external_id) FROM song_sources x WHERE x.song_id = i.song_id AND x.source = 'youtube') AS youtube_id,
      (SELECT min(x.external_id) FROM song_sources x WHERE x.song_id = i.song_id AND x.source = 'demo') AS piece_id
    FROM (SELECT DISTINCT song_id FROM changed WHERE source IN ('youtube', 'demo')) i) c
  WHERE s.id = c.song_id AND (s.youtube_id, s.piece_id) IS DISTINCT FROM (c.youtube_id, c.piece_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER song_sources_added AFTER INSERT ON song_sources REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_sources();
--> statement-breakpoint
CREATE TRIGGER song_sources_removed AFTER DELETE ON song_sources REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_sources();
--> statement-breakpoint
CREATE FUNCTION copy_song_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE songs s SET features = c.features
  FROM (SELECT i.song_id, (SELECT jsonb_build_object('bpm', f.bpm, 'key', f.key, 'camelot', f.camelot, 'energy', f.energy,
      'loudnessLufs', f.loudness_lufs)
    FROM audio_features f WHERE f.song_id = i.song_id AND f.failure IS NULL) AS features FROM changed i) c
  WHERE s.id = c.song_id AND s.features IS DISTINCT FROM c.features;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audio_features_added AFTER INSERT ON audio_features REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_features();
--> statement-breakpoint
CREATE TRIGGER audio_features_changed AFTER UPDATE ON audio_features REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_features();
--> statement-breakpoint
CREATE TRIGGER audio_features_removed AFTER DELETE ON audio_features REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION copy_song_features();
--> statement-breakpoint
-- The words of the shared catalogue only: an upload tells nobody what it is called.
CREATE FUNCTION count_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_words AS w (word, uses)
  SELECT u.word, count(*) FROM added s, unnest(tsvector_to_array(s.search)) AS u(word)
  WHERE s.owner_id IS NULL GROUP BY u.word ORDER BY u.word
  ON CONFLICT (word) DO UPDATE SET uses = w.uses + excluded.uses;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER songs_words AFTER INSERT ON songs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
--> statement-breakpoint
-- Two swapped letters of a short word leave few trigrams in common: a lower bar than the usual.
CREATE FUNCTION closest_words(given text) RETURNS TABLE (word text, uses integer)
LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.2 AS $$
  SELECT v.word, v.uses FROM search_words v WHERE v.word % given
  ORDER BY similarity(v.word, given) DESC, v.uses DESC LIMIT 40
$$;
