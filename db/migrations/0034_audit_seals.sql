CREATE TABLE "audit_origins" (
	"audit_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"address" text,
	"device" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"number" integer PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"rows" integer NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_origins" ADD CONSTRAINT "audit_origins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_origins_user_id_idx" ON "audit_origins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_origins_created_at_idx" ON "audit_origins" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("created_at");--> statement-breakpoint
INSERT INTO audit_origins (audit_id, user_id, device, created_at)
SELECT a.id, a.user_id, a.detail->>'device', a.created_at
FROM audit_log a JOIN users u ON u.id = a.user_id
WHERE a.detail ? 'device' AND a.created_at > now() - interval '90 days';--> statement-breakpoint
UPDATE audit_log SET detail = nullif(detail - 'device', '{}') WHERE detail ? 'device';--> statement-breakpoint
CREATE FUNCTION reject_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- Retention deletes events of more than two years ago, and only in transactions that are marked.
	IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_log'
		AND current_setting('riffle.audit_retention', true) = 'on'
		AND OLD.created_at < now() - interval '730 days' THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;--> statement-breakpoint
CREATE TRIGGER audit_log_unchanged BEFORE UPDATE OR DELETE ON audit_log
	FOR EACH ROW EXECUTE FUNCTION reject_audit_change();--> statement-breakpoint
CREATE TRIGGER audit_log_not_truncated BEFORE TRUNCATE ON audit_log
	FOR EACH STATEMENT EXECUTE FUNCTION reject_audit_change();--> statement-breakpoint
CREATE TRIGGER audit_seals_unchanged BEFORE UPDATE OR DELETE ON audit_seals
	FOR EACH ROW EXECUTE FUNCTION reject_audit_change();--> statement-breakpoint
CREATE TRIGGER audit_seals_not_truncated BEFORE TRUNCATE ON audit_seals
	FOR EACH STATEMENT EXECUTE FUNCTION reject_audit_change();--> statement-breakpoint
-- A role that may only add events runs it with the rights of the owner of the tables.
CREATE FUNCTION delete_expired_audit_batch() RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	deleted integer;
BEGIN
	PERFORM set_config('riffle.audit_retention', 'on', true);
	DELETE FROM audit_log WHERE created_at <= (
		SELECT min(until) FROM audit_seals s
		WHERE until < now() - interval '730 days'
			AND EXISTS (SELECT 1 FROM audit_log a WHERE a.created_at <= s.until));
	GET DIAGNOSTICS deleted = ROW_COUNT;
	PERFORM set_config('riffle.audit_retention', 'off', true);
	RETURN deleted;
END
$$;
