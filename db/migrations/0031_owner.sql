ALTER TABLE "users" ADD COLUMN "is_owner" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "users_owner_key" ON "users" USING btree ("is_owner") WHERE "users"."is_owner";
