ALTER TABLE "audio_files" ADD COLUMN "tags_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "audio_files_tags_version_idx" ON "audio_files" USING btree ("tags_version","song_id");--> statement-breakpoint
ALTER TABLE "albums" DROP COLUMN "cover_hash";--> statement-breakpoint
ALTER TABLE "artists" DROP COLUMN "mb_id";