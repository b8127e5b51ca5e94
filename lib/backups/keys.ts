const BACKUP_FOLDER = 'backups'
const BLOB_FOLDER = 'backup-files'

/** The folders of a backup target: backups, and the contents of files, which backups share. */
export const FOLDERS = { backups: BACKUP_FOLDER, blobs: BLOB_FOLDER } as const

export const MANIFEST_NAME = 'manifest.json'

/** Returns the name of a backup of this time, such as `2026-11-29t03-41-00-000z`. Names sort by time. */
export const nameOfBackup = (createdAt: Date): string =>
  createdAt.toISOString().toLowerCase().replaceAll(/[:.]/g, '-')

/** Returns the time in the name of a backup; undefined for another text. */
export function timeOfBackup(name: string): Date | undefined {
  const [, day, hour, minute, second, ms] =
    /^(\d{4}-\d{2}-\d{2})t(\d{2})-(\d{2})-(\d{2})-(\d{3})z$/.exec(name) ?? []
  return day ? new Date(`${day}T${hour}:${minute}:${second}.${ms}Z`) : undefined
}

/** The storage key of a part of a backup. */
export const partKey = (backup: string, part: string): string =>
  `${BACKUP_FOLDER}/${backup}/${part}`

/** The storage key of a content of files. */
export const blobKey = (blob: string): string => `${BLOB_FOLDER}/${blob.slice(0, 2)}/${blob}`

/** Returns the last word of a storage key. */
export const lastWord = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
