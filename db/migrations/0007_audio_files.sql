CREATE TABLE "audio_files" (
	"song_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"file_name" text NOT NULL,
	"container" text NOT NULL,
	"codec" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"duration_ms" integer NOT NULL,
	"sample_rate" integer NOT NULL,
	"channels" smallint NOT NULL,
	"bitrate" integer NOT NULL,
	"audio_hash" text NOT NULL,
	"liked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'receiving' NOT NULL,
	"song_id" uuid,
	"problem" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "track_number" smallint;--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "cover_hash" text;--> statement-breakpoint
ALTER TABLE "songs" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audio_files" ADD CONSTRAINT "audio_files_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audio_files" ADD CONSTRAINT "audio_files_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audio_files_storage_key_key" ON "audio_files" USING btree ("storage_key");--> statement-breakpoint
CREATE UNIQUE INDEX "audio_files_audio_hash_key" ON "audio_files" USING btree ("owner_id","audio_hash");--> statement-breakpoint
CREATE INDEX "audio_files_owner_id_created_at_idx" ON "audio_files" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_user_id_idx" ON "uploads" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_expires_at_idx" ON "uploads" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "uploads_song_id_idx" ON "uploads" USING btree ("song_id") WHERE "uploads"."song_id" is not null;--> statement-breakpoint
CREATE INDEX "songs_removed_at_idx" ON "songs" USING btree ("removed_at") WHERE "songs"."removed_at" is not null;