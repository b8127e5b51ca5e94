/**
 * Runs the command of an operator and ends the process: with `process.exitCode`, or with 1 after the
 * reason in one line, such as "The backup failed. The disk is full."
 */
export function runOperation(failure: string, work: () => Promise<void>): void {
  work().then(
    () => process.exit(),
    (error: unknown) => {
      process.stderr.write(`${failure} ${reasonOf(error)}\n`)
      process.exit(1)
    },
  )
}

/** The message of an error; its name if it has none. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error)
