/** An error that the user can fix: its message is printed as one sentence, without a stack. */
export class Stop extends Error {
  /**
   * @param {string} sentence
   * @param {number} exitCode
   */
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}

/**
 * Runs the body of a command and sets the exit code of the process. A Stop is printed as its
 * sentence; any other error is a bug and is thrown.
 * @param {() => number | void | Promise<number | void>} body returns the exit code, by default 0
 */
export async function command(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    if (error.message) process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

/**
 * The message for a full disk, undefined if the output has another cause.
 * @param {string} output
 */
export const diskFull = (output) =>
  /ENOSPC|no space left/i.test(output)
    ? 'The disk is full: free about 2 GB where this folder lies, then run the command again.'
    : undefined
