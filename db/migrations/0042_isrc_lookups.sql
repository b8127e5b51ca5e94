CREATE TABLE "isrc_lookups" (
	"isrc" text PRIMARY KEY NOT NULL,
	"length_ms" integer,
	"video_id" text,
	"looked_up_at" timestamp with time zone DEFAULT now() NOT NULL
);
