/** The database cannot be brought to the present schema. The message explains it to the operator. */
export class UpgradeError extends Error {
  override readonly name = 'UpgradeError'
}

/** The database is unchanged, because other transactions hold locks that a migration needs. */
export class MigrationBlockedError extends Error {
  override readonly name = 'MigrationBlockedError'
  constructor(options?: ErrorOptions) {
    super(
      'A migration could not lock its tables, because another transaction uses them. The database is unchanged. End that transaction (pg_stat_activity lists it) and start again.',
      options,
    )
  }
}
