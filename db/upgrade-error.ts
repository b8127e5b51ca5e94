/** The database cannot be brought to the present schema. The message explains it to the operator. */
export class UpgradeError extends Error {
  override readonly name = 'UpgradeError'
}
