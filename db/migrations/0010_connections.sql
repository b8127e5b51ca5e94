CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"account_id" text NOT NULL,
	"profile_id" text NOT NULL,
	"display_name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"access_token" text NOT NULL,
	"refresh_token" text NOT NULL,
	"access_expires_at" timestamp with time zone NOT NULL,
	"lease_id" uuid,
	"lease_until" timestamp with time zone,
	"broken_reason" text,
	"syncs_nightly" boolean DEFAULT false NOT NULL,
	"syncs_liked" boolean DEFAULT false NOT NULL,
	"consented_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oauth_attempts" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"verifier" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_entries" (
	"import_id" uuid NOT NULL,
	"list" integer NOT NULL,
	"position" integer NOT NULL,
	"song_id" uuid NOT NULL,
	"added_at" timestamp with time zone,
	CONSTRAINT "import_entries_import_id_list_position_pk" PRIMARY KEY("import_id","list","position")
);
--> statement-breakpoint
CREATE TABLE "import_lists" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"description" text,
	"snapshot_id" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"next_offset" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"restarts" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "import_lists_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "waiting_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "playlists" ADD COLUMN "origin_snapshot_id" text;--> statement-breakpoint
ALTER TABLE "playlists" ADD COLUMN "sync_mode" text DEFAULT 'mirror' NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_attempts" ADD CONSTRAINT "oauth_attempts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_attempts" ADD CONSTRAINT "oauth_attempts_session_id_auth_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."auth_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_entries" ADD CONSTRAINT "import_entries_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_entries" ADD CONSTRAINT "import_entries_list_fk" FOREIGN KEY ("import_id","list") REFERENCES "public"."import_lists"("import_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_lists" ADD CONSTRAINT "import_lists_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "connections_user_id_key" ON "connections" USING btree ("user_id","provider");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_account_id_key" ON "connections" USING btree ("provider","account_id");--> statement-breakpoint
CREATE INDEX "connections_nightly_idx" ON "connections" USING btree ("provider") WHERE "connections"."syncs_nightly";--> statement-breakpoint
CREATE INDEX "oauth_attempts_user_id_idx" ON "oauth_attempts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "oauth_attempts_session_id_idx" ON "oauth_attempts" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "import_entries_song_id_idx" ON "import_entries" USING btree ("song_id");