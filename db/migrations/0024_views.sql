CREATE TABLE "views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"q" text,
	"filter" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD COLUMN "album_id" uuid;--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD COLUMN "artist_id" uuid;--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD COLUMN "view_id" uuid;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "views_fingerprint_key" ON "views" USING btree ("user_id","fingerprint");--> statement-breakpoint
CREATE INDEX "views_expires_at_idx" ON "views" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_album_id_albums_id_fk" FOREIGN KEY ("album_id") REFERENCES "public"."albums"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_artist_id_artists_id_fk" FOREIGN KEY ("artist_id") REFERENCES "public"."artists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_view_id_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shuffle_sessions_album_id_idx" ON "shuffle_sessions" USING btree ("album_id") WHERE "shuffle_sessions"."album_id" is not null;--> statement-breakpoint
CREATE INDEX "shuffle_sessions_artist_id_idx" ON "shuffle_sessions" USING btree ("artist_id") WHERE "shuffle_sessions"."artist_id" is not null;--> statement-breakpoint
CREATE INDEX "shuffle_sessions_view_id_idx" ON "shuffle_sessions" USING btree ("view_id") WHERE "shuffle_sessions"."view_id" is not null;