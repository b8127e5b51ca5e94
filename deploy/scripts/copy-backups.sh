#!/bin/sh
# copy-backups.sh [once]: copies the nightly dumps and new audio files of DATA_DIR to another folder,
# every hour or once. Files are copied under a temporary name, so that an interrupted copy is never
# taken for a whole file. Nothing is deleted from the copy except dumps beyond the last 30. With
# BACKUP_TARGET it copies nothing, because the worker stores encrypted backups there.
set -eu
source=${RIFFLE_COPY_SOURCE:-/data}
target=${RIFFLE_COPY_TARGET:-/copy}
interval=${RIFFLE_COPY_INTERVAL_SECONDS:-3600}
MAX_DUMPS=30
umask 077

# A file whose size differs is copied again.
same_size() { [ -e "$2" ] && [ "$(wc -c <"$1")" = "$(wc -c <"$2")" ]; }

copy_new() {
  [ -d "$source/$1" ] || return 0
  (cd "$source/$1" && find . -type f ! -name '*.part') | while IFS= read -r file; do
    same_size "$source/$1/$file" "$target/$1/$file" && continue
    mkdir -p "$(dirname "$target/$1/$file")"
    cp "$source/$1/$file" "$target/$1/$file.part"
    mv "$target/$1/$file.part" "$target/$1/$file"
  done
}

copy_all() {
  copy_new backups
  copy_new audio
  # The names contain the date, so their order is that of time.
  find "$target/backups" -type f -name 'riffle-*.dump' 2>/dev/null | sort -r |
    tail -n +$((MAX_DUMPS + 1)) | while IFS= read -r old; do rm -f "$old"; done
}

if [ -n "${BACKUP_TARGET:-}" ]; then
  [ "${1:-}" = once ] && exit 0
  exec sleep infinity
fi
copy_all
[ "${1:-}" = once ] && exit 0
while sleep "$interval"; do copy_all; done
