ALTER TABLE "shuffle_sessions" ADD COLUMN "window_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shuffle_sets" ADD COLUMN "returned" "bytea" DEFAULT ''::bytea NOT NULL;