/** A reason to end that the person at the keyboard can mend: one plain sentence, no stack. */
export class Stop extends Error {
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}

/** Runs a command's body; a Stop is printed as its sentence, anything else is a bug and shows itself. */
export async function command(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    if (error.message) process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

/** What every lack of disk says, or undefined where the output tells of something else. */
export const diskFull = (output) =>
  /ENOSPC|no space left/i.test(output)
    ? 'The disk is full: free about 2 GB where this folder lies, then run the command again.'
    : undefined
