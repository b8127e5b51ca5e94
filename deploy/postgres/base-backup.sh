#!/bin/sh
# base-backup.sh: copies the whole cluster with pg_basebackup to RIFFLE_PITR_FOLDER/base, checks the copy
# with pg_verifybackup, keeps the newest two, and deletes WAL files that none of them needs. Connects by
# the variables of libpq (PGHOST, PGUSER and so on) as a role with the right REPLICATION.
set -eu
folder=${RIFFLE_PITR_FOLDER:?set RIFFLE_PITR_FOLDER to a folder on another disk}
keep=${RIFFLE_PITR_KEEP:-2}
umask 077
[ -d "$folder" ] || { echo "The folder $folder does not exist." >&2; exit 1; }
mkdir -p "$folder/base" "$folder/wal"
draft=$folder/base/new.part
trap 'rm -rf "$draft"' EXIT
rm -rf "$draft"
pg_basebackup --pgdata="$draft" --format=plain --wal-method=stream --checkpoint=fast \
  --manifest-checksums=SHA256 --no-password
pg_verifybackup --quiet "$draft"
# The name is the time at which the copy was complete: an earlier time cannot be restored from it.
name=$(date -u +%Y%m%dT%H%M%SZ)
mv "$draft" "$folder/base/$name"
echo "Base backup $name is complete."

# The names contain the time, so their order is that of time.
find "$folder/base" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort -r |
  tail -n +$((keep + 1)) | while IFS= read -r old; do rm -rf "$old"; done
oldest=$(find "$folder/base" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort | head -n 1)
first=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\)).*/\1/p' "$oldest/backup_label")
[ -n "$first" ] || { echo "$oldest has no backup_label." >&2; exit 1; }
pg_archivecleanup -x .gz "$folder/wal" "$first"
