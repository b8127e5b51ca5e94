CREATE TABLE "import_items" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"line" integer NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "import_items_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"playlist_name" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"file" "bytea",
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"imported" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"matched" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"playlists" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "liked_songs" (
	"user_id" uuid NOT NULL,
	"song_id" uuid NOT NULL,
	"liked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "liked_songs_user_id_song_id_pk" PRIMARY KEY("user_id","song_id")
);
--> statement-breakpoint
CREATE TABLE "playlist_tracks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"playlist_id" uuid NOT NULL,
	"song_id" uuid NOT NULL,
	"position" text COLLATE "C" NOT NULL,
	"excluded" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "playlists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"track_count" integer DEFAULT 0 NOT NULL,
	"total_duration_ms" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"origin_source" text,
	"origin_external_id" text,
	"origin_synced_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shuffle_revisions" (
	"session_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"added" "bytea" NOT NULL,
	"removed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shuffle_revisions_session_id_revision_pk" PRIMARY KEY("session_id","revision")
);
--> statement-breakpoint
CREATE TABLE "shuffle_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"list" text NOT NULL,
	"playlist_id" uuid,
	"mode" text DEFAULT 'balanced' NOT NULL,
	"spacing" text DEFAULT 'normal' NOT NULL,
	"seed" text NOT NULL,
	"algorithm_version" smallint NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"outage_revision" integer DEFAULT 0 NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "shuffle_sets" (
	"session_id" uuid NOT NULL,
	"set_number" integer NOT NULL,
	"start_turn" integer NOT NULL,
	"size" integer NOT NULL,
	"track_order" "bytea" NOT NULL,
	"reasons" "bytea" NOT NULL,
	CONSTRAINT "shuffle_sets_session_id_set_number_pk" PRIMARY KEY("session_id","set_number")
);
--> statement-breakpoint
CREATE TABLE "shuffle_settings" (
	"user_id" uuid NOT NULL,
	"list" text NOT NULL,
	"mode" text DEFAULT 'balanced' NOT NULL,
	"spacing" text DEFAULT 'normal' NOT NULL,
	CONSTRAINT "shuffle_settings_user_id_list_pk" PRIMARY KEY("user_id","list")
);
--> statement-breakpoint
CREATE TABLE "albums" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"match_key" text NOT NULL,
	"cover_url" text,
	"release_year" smallint
);
--> statement-breakpoint
CREATE TABLE "artists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"match_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "song_artists" (
	"song_id" uuid NOT NULL,
	"artist_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	CONSTRAINT "song_artists_song_id_place_pk" PRIMARY KEY("song_id","place")
);
--> statement-breakpoint
CREATE TABLE "song_sources" (
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"song_id" uuid NOT NULL,
	CONSTRAINT "song_sources_source_external_id_pk" PRIMARY KEY("source","external_id")
);
--> statement-breakpoint
CREATE TABLE "songs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"title" text NOT NULL,
	"album_id" uuid,
	"duration_ms" integer,
	"isrc" text,
	"explicit" boolean DEFAULT false NOT NULL,
	"genres" text[] DEFAULT '{}' NOT NULL,
	"release_year" smallint,
	"source" text NOT NULL,
	"match_key" text NOT NULL,
	"search_text" text NOT NULL,
	"sort_artist" text NOT NULL,
	"sort_title" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_choices" (
	"user_id" uuid NOT NULL,
	"song_id" uuid NOT NULL,
	"video_id" text NOT NULL,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_choices_user_id_song_id_pk" PRIMARY KEY("user_id","song_id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"event" text NOT NULL,
	"request_id" text,
	"detail" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "auth_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liked_songs" ADD CONSTRAINT "liked_songs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liked_songs" ADD CONSTRAINT "liked_songs_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlist_tracks" ADD CONSTRAINT "playlist_tracks_playlist_id_playlists_id_fk" FOREIGN KEY ("playlist_id") REFERENCES "public"."playlists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlist_tracks" ADD CONSTRAINT "playlist_tracks_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlists" ADD CONSTRAINT "playlists_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_revisions" ADD CONSTRAINT "shuffle_revisions_session_id_shuffle_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."shuffle_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_playlist_id_playlists_id_fk" FOREIGN KEY ("playlist_id") REFERENCES "public"."playlists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_sets" ADD CONSTRAINT "shuffle_sets_session_id_shuffle_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."shuffle_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shuffle_settings" ADD CONSTRAINT "shuffle_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "song_artists" ADD CONSTRAINT "song_artists_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "song_artists" ADD CONSTRAINT "song_artists_artist_id_artists_id_fk" FOREIGN KEY ("artist_id") REFERENCES "public"."artists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "song_sources" ADD CONSTRAINT "song_sources_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "songs" ADD CONSTRAINT "songs_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "songs" ADD CONSTRAINT "songs_album_id_albums_id_fk" FOREIGN KEY ("album_id") REFERENCES "public"."albums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_choices" ADD CONSTRAINT "video_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_choices" ADD CONSTRAINT "video_choices_song_id_songs_id_fk" FOREIGN KEY ("song_id") REFERENCES "public"."songs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_tokens" ADD CONSTRAINT "auth_tokens_session_id_auth_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."auth_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_user_id_created_at_idx" ON "imports" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "liked_songs_user_id_liked_at_idx" ON "liked_songs" USING btree ("user_id","liked_at","song_id");--> statement-breakpoint
CREATE UNIQUE INDEX "playlist_tracks_position_key" ON "playlist_tracks" USING btree ("playlist_id","position") WHERE "playlist_tracks"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "playlist_tracks_song_id_idx" ON "playlist_tracks" USING btree ("song_id");--> statement-breakpoint
CREATE INDEX "playlist_tracks_removed_idx" ON "playlist_tracks" USING btree ("playlist_id","removed_at") WHERE "playlist_tracks"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX "playlists_user_id_updated_at_idx" ON "playlists" USING btree ("user_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "playlists_origin_key" ON "playlists" USING btree ("user_id","origin_source","origin_external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shuffle_sessions_running_key" ON "shuffle_sessions" USING btree ("user_id","list") WHERE "shuffle_sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "shuffle_sessions_playlist_id_idx" ON "shuffle_sessions" USING btree ("playlist_id");--> statement-breakpoint
CREATE UNIQUE INDEX "albums_match_key_key" ON "albums" USING btree ("match_key");--> statement-breakpoint
CREATE UNIQUE INDEX "artists_match_key_key" ON "artists" USING btree ("match_key");--> statement-breakpoint
CREATE INDEX "song_artists_artist_id_idx" ON "song_artists" USING btree ("artist_id");--> statement-breakpoint
CREATE INDEX "song_sources_song_id_idx" ON "song_sources" USING btree ("song_id");--> statement-breakpoint
CREATE UNIQUE INDEX "songs_isrc_key" ON "songs" USING btree ("isrc") WHERE "songs"."owner_id" is null;--> statement-breakpoint
CREATE INDEX "songs_match_key_idx" ON "songs" USING btree ("match_key");--> statement-breakpoint
CREATE INDEX "songs_album_id_idx" ON "songs" USING btree ("album_id");--> statement-breakpoint
CREATE INDEX "songs_owner_id_idx" ON "songs" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "songs_search_text_idx" ON "songs" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "songs_sort_title_idx" ON "songs" USING btree ("sort_title","id");--> statement-breakpoint
CREATE INDEX "songs_sort_artist_idx" ON "songs" USING btree ("sort_artist","id");--> statement-breakpoint
CREATE INDEX "songs_created_at_idx" ON "songs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "songs_duration_idx" ON "songs" USING btree ("duration_ms","id");--> statement-breakpoint
CREATE INDEX "audit_log_user_id_idx" ON "audit_log" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "auth_sessions_user_id_idx" ON "auth_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_tokens_session_id_idx" ON "auth_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));