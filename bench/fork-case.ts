import { fork } from 'node:child_process'
import { once } from 'node:events'

/**
 * Sends a case to a fork of this script and returns its message, because a process reads its settings
 * once.
 * @throws Error if the process ends without a message
 */
export async function forkCase<Result extends object>(given: object): Promise<Result> {
  const [script = ''] = process.argv.slice(1)
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(given)
  const outcome: unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (typeof outcome[0] !== 'object') throw new Error('The measured process failed.')
  return outcome[0] as Result
}
