#!/bin/sh
# archive-wal.sh PATH NAME: the archive_command of PostgreSQL. Stores a finished WAL file compressed in
# RIFFLE_PITR_FOLDER/wal. Succeeds only when the file is complete on the disk: PostgreSQL keeps it and
# tries again otherwise. A file of the same name is never replaced by another content.
set -eu
source=${1:?usage: archive-wal.sh PATH NAME}
name=${2:?usage: archive-wal.sh PATH NAME}
folder=${RIFFLE_PITR_FOLDER:?set RIFFLE_PITR_FOLDER to a folder on another disk}
umask 077
# The folder is not created: the disk may not be mounted.
[ -d "$folder" ] || { echo "The folder $folder does not exist." >&2; exit 1; }
mkdir -p "$folder/wal"
target=$folder/wal/$name.gz
if [ -e "$target" ]; then
  # A server that ended before it noticed the success archives the same file again.
  gzip -dc "$target" | cmp -s - "$source" && exit 0
  echo "$target exists with another content." >&2
  exit 1
fi
gzip -c "$source" >"$target.part"
sync "$target.part"
mv "$target.part" "$target"
sync "$folder/wal"
