/** A backup cannot be restored. The message explains it to the operator, and contains no data. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError'
}
