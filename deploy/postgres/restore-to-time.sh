#!/bin/sh
# restore-to-time.sh TIME FOLDER: prepares FOLDER, which must be empty or missing, as a cluster that
# PostgreSQL restores to TIME at its next start: the newest base backup before TIME, and the WAL files
# after it. TIME is in UTC, as 2026-11-29T03:41:00Z, or `latest` for the end of the archived WAL. Run it
# as the user that runs PostgreSQL.
set -eu
time=${1:?usage: restore-to-time.sh TIME FOLDER}
data=${2:?usage: restore-to-time.sh TIME FOLDER}
folder=${RIFFLE_PITR_FOLDER:?set RIFFLE_PITR_FOLDER to the folder of the base backups}
case $time in
latest) ;;
[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z) ;;
*) echo "\"$time\" is not a time such as 2026-11-29T03:41:00Z." >&2; exit 1 ;;
esac
if [ -d "$data" ] && [ -n "$(ls -A "$data")" ]; then
  echo "$data is not empty." >&2
  exit 1
fi

# Digits only, so that times and names compare as numbers.
wanted=99999999999999
[ "$time" = latest ] || wanted=$(printf '%s' "$time" | sed 's/\..*Z$/Z/' | tr -d 'TZ:-')
base=
for candidate in "$folder"/base/2*Z; do
  [ -d "$candidate" ] || continue
  if [ "$(basename "$candidate" | tr -d TZ)" -le "$wanted" ]; then base=$candidate; fi
done
[ -n "$base" ] || { echo "No base backup is older than $time." >&2; exit 1; }

umask 077
mkdir -p "$data"
cp -a "$base/." "$data/"
chmod 0700 "$data"
{
  echo "restore_command = 'gzip -dc \"$folder/wal/%f.gz\" >\"%p\"'"
  # Names of time zones, such as Z, are not loaded when PostgreSQL parses this.
  [ "$time" = latest ] || echo "recovery_target_time = '${time%Z}+00'"
  echo "recovery_target_action = 'promote'"
  # The restored cluster must not write to the archive of the former one.
  echo "archive_mode = off"
} >>"$data/postgresql.auto.conf"
touch "$data/recovery.signal"
echo "$data is prepared from $(basename "$base"): start PostgreSQL on it."
