CREATE TABLE "plays" (
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL REFERENCES "users"("id") ON DELETE CASCADE,
	"song_id" uuid NOT NULL REFERENCES "songs"("id") ON DELETE CASCADE,
	"playlist_id" uuid,
	"outcome" text NOT NULL,
	"played_ms" integer NOT NULL,
	"played_at" timestamp with time zone NOT NULL,
	PRIMARY KEY ("played_at", "id")
) PARTITION BY RANGE ("played_at");
--> statement-breakpoint
CREATE INDEX "plays_user_id_played_at_idx" ON "plays" ("user_id", "played_at", "id");
--> statement-breakpoint
CREATE INDEX "plays_user_id_song_id_idx" ON "plays" ("user_id", "song_id", "played_at");
--> statement-breakpoint
CREATE INDEX "plays_song_id_idx" ON "plays" ("song_id");
--> statement-breakpoint
CREATE TABLE "plays_default" PARTITION OF "plays" DEFAULT;
