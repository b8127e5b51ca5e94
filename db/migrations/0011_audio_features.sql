CREATE TABLE "audio_features" (
	"song_id" uuid PRIMARY KEY NOT NULL,
	"version" smallint NOT NULL,
	"bpm" real,
	"bpm_confidence" real,
	"key" text,
	"camelot" text,
	"key_confidence" real,
	"energy" real,
	"loudness_lufs" real,
	"true_peak_db" real,
	"waveform" "bytea",
	"failure" text,
	"analysed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audio_features" ADD CONSTRAINT "audio_features_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audio_features_bpm_idx" ON "audio_features" USING btree ("bpm","song_id");