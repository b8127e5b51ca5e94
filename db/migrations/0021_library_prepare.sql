-- The first half of "a library belongs to its user": adds columns and tables, and lifts the rules
-- that copies of songs, artists and albums for several users would break. `0022_library_finish`
-- enforces the new rules; between the two, `db/library-step.ts` copies the libraries of the users.
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE TABLE "library_copies" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"old_id" uuid NOT NULL,
	"new_id" uuid NOT NULL,
	CONSTRAINT "library_copies_pk" PRIMARY KEY("user_id","kind","old_id")
);
--> statement-breakpoint
CREATE TABLE "song_names" (
	"user_id" uuid NOT NULL,
	"match_key" text NOT NULL,
	"song_id" uuid NOT NULL,
	CONSTRAINT "song_names_user_id_match_key_song_id_pk" PRIMARY KEY("user_id","match_key","song_id")
);
--> statement-breakpoint
ALTER TABLE "artists"
	ADD COLUMN "user_id" uuid,
	ADD COLUMN "sort_name" text COLLATE "C",
	ADD COLUMN "mb_id" text,
	ADD COLUMN "field_sources" jsonb DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "albums"
	ADD COLUMN "user_id" uuid,
	ADD COLUMN "sort_title" text COLLATE "C",
	ADD COLUMN "album_artist" text,
	ADD COLUMN "is_compilation" boolean,
	ADD COLUMN "release_date" text,
	ADD COLUMN "cover_hash" text,
	ADD COLUMN "mb_id" text,
	ADD COLUMN "field_sources" jsonb DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "songs"
	ADD COLUMN "user_id" uuid,
	ADD COLUMN "release_date" text,
	ADD COLUMN "disc_number" smallint,
	ADD COLUMN "disc_total" smallint,
	ADD COLUMN "track_total" smallint,
	ADD COLUMN "album_artist" text,
	ADD COLUMN "is_compilation" boolean,
	ADD COLUMN "credit" jsonb,
	ADD COLUMN "mb_recording_id" text,
	ADD COLUMN "mb_track_id" text,
	ADD COLUMN "mb_release_id" text,
	ADD COLUMN "mb_artist_ids" text[],
	ADD COLUMN "replay_gain" jsonb,
	ADD COLUMN "file_path" text,
	ADD COLUMN "cover_url" text,
	ADD COLUMN "field_sources" jsonb DEFAULT '{}' NOT NULL,
	ADD COLUMN "recording_key" text,
	ADD COLUMN "video_key" text,
	ADD COLUMN "audio_hash" text,
	ADD COLUMN "liked_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "song_artists" ADD COLUMN "user_id" uuid;
--> statement-breakpoint
ALTER TABLE "song_sources" ADD COLUMN "user_id" uuid;
--> statement-breakpoint
ALTER TABLE "liked_songs" ADD COLUMN "recording_key" text;
--> statement-breakpoint
ALTER TABLE "audio_files" ADD COLUMN "user_id" uuid;
--> statement-breakpoint
ALTER TABLE "audio_features" ADD COLUMN "audio_hash" text;
--> statement-breakpoint
DROP INDEX "artists_match_key_key";
--> statement-breakpoint
DROP INDEX "albums_match_key_key";
--> statement-breakpoint
DROP INDEX "songs_isrc_key";
--> statement-breakpoint
ALTER TABLE "song_sources" DROP CONSTRAINT "song_sources_source_external_id_pk";
--> statement-breakpoint
DROP TRIGGER songs_words ON songs;
--> statement-breakpoint
DROP TRIGGER songs_album ON songs;
--> statement-breakpoint
-- An insert of songs with their albums in one statement brings the copy itself: there the album is
-- not visible yet.
CREATE TRIGGER songs_album_added BEFORE INSERT ON songs FOR EACH ROW
WHEN (NEW.album_id IS NOT NULL AND NEW.album IS NULL) EXECUTE FUNCTION copy_song_album();
--> statement-breakpoint
CREATE TRIGGER songs_album_changed BEFORE UPDATE OF album_id ON songs FOR EACH ROW EXECUTE FUNCTION copy_song_album();
--> statement-breakpoint
-- The step sets these copies itself, once for each song.
DROP TRIGGER song_artists_added ON song_artists;
--> statement-breakpoint
DROP TRIGGER song_artists_changed ON song_artists;
--> statement-breakpoint
DROP TRIGGER song_artists_removed ON song_artists;
--> statement-breakpoint
DROP TRIGGER artists_changed ON artists;
--> statement-breakpoint
-- A copy of a million songs is not put into indexes that the second half replaces.
DROP INDEX "songs_search_idx";
--> statement-breakpoint
DROP INDEX "songs_genres_idx";
--> statement-breakpoint
DROP INDEX "songs_match_key_idx";
--> statement-breakpoint
DROP INDEX "songs_title_idx";
--> statement-breakpoint
DROP INDEX "songs_own_title_idx";
--> statement-breakpoint
DROP INDEX "songs_artist_idx";
--> statement-breakpoint
DROP INDEX "songs_own_artist_idx";
--> statement-breakpoint
DROP INDEX "songs_created_at_idx";
--> statement-breakpoint
DROP INDEX "songs_own_created_at_idx";
--> statement-breakpoint
DROP INDEX "songs_duration_idx";
--> statement-breakpoint
DROP INDEX "songs_own_duration_idx";
--> statement-breakpoint
DROP INDEX "songs_bpm_idx";
--> statement-breakpoint
DROP INDEX "songs_own_bpm_idx";
--> statement-breakpoint
-- A deletion of songs looks these up.
CREATE INDEX "liked_songs_song_id_idx" ON "liked_songs" USING btree ("song_id");
--> statement-breakpoint
CREATE INDEX "video_choices_song_id_idx" ON "video_choices" USING btree ("song_id");
--> statement-breakpoint
CREATE INDEX "video_refusals_song_id_idx" ON "video_refusals" USING btree ("song_id");
