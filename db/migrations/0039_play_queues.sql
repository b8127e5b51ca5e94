CREATE TABLE "play_queues" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"context_kind" text,
	"context_id" uuid,
	"play_order" text DEFAULT 'balanced' NOT NULL,
	"repeat" text DEFAULT 'all' NOT NULL,
	"song_id" uuid,
	"track_id" uuid,
	"turn" integer,
	"item_id" uuid,
	"position_ms" integer DEFAULT 0 NOT NULL,
	"is_paused" boolean DEFAULT true NOT NULL,
	"position_epoch" integer DEFAULT 0 NOT NULL,
	"position_at" timestamp with time zone DEFAULT now() NOT NULL,
	"device_id" uuid,
	"device_name" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queued_songs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"song_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "play_queues" ADD CONSTRAINT "play_queues_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play_queues" ADD CONSTRAINT "play_queues_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queued_songs" ADD CONSTRAINT "queued_songs_user_id_play_queues_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."play_queues"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queued_songs" ADD CONSTRAINT "queued_songs_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "play_queues_song_id_idx" ON "play_queues" USING btree ("song_id");--> statement-breakpoint
CREATE INDEX "queued_songs_user_id_place_idx" ON "queued_songs" USING btree ("user_id","place");--> statement-breakpoint
CREATE INDEX "queued_songs_song_id_idx" ON "queued_songs" USING btree ("song_id");