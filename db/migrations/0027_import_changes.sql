CREATE TABLE "import_changes" (
	"import_id" uuid NOT NULL,
	"list" text NOT NULL,
	"is_new" boolean DEFAULT false NOT NULL,
	"reason" text,
	"before" uuid[] DEFAULT '{}' NOT NULL,
	"after" uuid[] DEFAULT '{}' NOT NULL,
	"added" uuid[] DEFAULT '{}' NOT NULL,
	"removed" uuid[] DEFAULT '{}' NOT NULL,
	"pending" uuid[] DEFAULT '{}' NOT NULL,
	"added_count" integer DEFAULT 0 NOT NULL,
	"removed_count" integer DEFAULT 0 NOT NULL,
	"superseded_by" uuid,
	CONSTRAINT "import_changes_import_id_list_pk" PRIMARY KEY("import_id","list")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "removal_confirmed" boolean;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
-- Null for the tracks of earlier versions, which did not store it.
ALTER TABLE "playlist_tracks" ADD COLUMN "imported" boolean;--> statement-breakpoint
ALTER TABLE "playlist_tracks" ALTER COLUMN "imported" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_list_idx" ON "import_changes" USING btree ("list");