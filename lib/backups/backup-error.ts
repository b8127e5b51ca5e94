/** A backup failed, or cannot be read. The message explains it to the operator and quotes no data. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
