CREATE TABLE "import_files" (
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"content" "bytea" NOT NULL,
	"is_compressed" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_files_id_number_pk" PRIMARY KEY("id","number")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_files_user_id_idx" ON "import_files" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "imports_file_id_idx" ON "imports" USING btree ("file_id") WHERE "imports"."file_id" is not null;--> statement-breakpoint
insert into import_files (id, number, user_id, content, is_compressed)
	select id, 0, user_id, file, false from imports where file is not null;--> statement-breakpoint
update imports set file_id = id where file is not null;--> statement-breakpoint
ALTER TABLE "imports" DROP COLUMN "file";