CREATE TABLE "search_days" (
	"day" date PRIMARY KEY NOT NULL,
	"used" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_matches" (
	"key" text NOT NULL,
	"video_id" text NOT NULL,
	"place" smallint NOT NULL,
	"score" real NOT NULL,
	"is_sure" boolean NOT NULL,
	"reasons" text[] NOT NULL,
	CONSTRAINT "video_matches_key_video_id_pk" PRIMARY KEY("key","video_id")
);
--> statement-breakpoint
CREATE TABLE "video_refusals" (
	"user_id" uuid NOT NULL,
	"song_id" uuid NOT NULL,
	"video_id" text NOT NULL,
	"reason" text NOT NULL,
	"region" text,
	"refused_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_refusals_user_id_song_id_video_id_pk" PRIMARY KEY("user_id","song_id","video_id")
);
--> statement-breakpoint
CREATE TABLE "video_searches" (
	"key" text PRIMARY KEY NOT NULL,
	"leased_until" timestamp with time zone,
	"searched_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "videos" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"channel" text NOT NULL,
	"duration_ms" integer,
	"is_embeddable" boolean NOT NULL,
	"is_made_for_kids" boolean NOT NULL,
	"allowed_in" text[],
	"blocked_in" text[],
	"failing_since" timestamp with time zone,
	"is_suspect" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "video_matches" ADD CONSTRAINT "video_matches_key_video_searches_key_fk" FOREIGN KEY ("key") REFERENCES "public"."video_searches"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_matches" ADD CONSTRAINT "video_matches_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_refusals" ADD CONSTRAINT "video_refusals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_refusals" ADD CONSTRAINT "video_refusals_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "video_matches_video_id_idx" ON "video_matches" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "video_refusals_video_id_idx" ON "video_refusals" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "videos_checked_at_idx" ON "videos" USING btree ("checked_at");