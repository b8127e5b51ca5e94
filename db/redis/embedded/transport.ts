import type { Command, Outcome, Transport } from '../requester'
import { CommandError } from './command-error'
import { createEngine } from './engine'
import { createKeyspace } from './keyspace'
import { clientReply } from './status'

/**
 * A Redis inside this process: the commands and scripts this application uses, in memory, gone with
 * the process. A command runs to its end before the next, so each is atomic, and so is a batch.
 */
export function embeddedTransport(options?: { keysMost?: number }): Transport {
  const keys = createKeyspace(options)
  const engine = createEngine(keys)

  const outcome = (command: Command): Outcome => {
    try {
      return { result: clientReply(engine.run(command)) }
    } catch (error) {
      if (error instanceof CommandError) return { error: error.message }
      throw error
    }
  }

  return {
    single: async (command) => outcome(command),
    pipeline: async (commands) => commands.map(outcome),
    transaction: async (commands) =>
      commands.every(engine.knows) ? commands.map(outcome) : commands.map(aborted),
    close: async () => keys.close(),
  }
}

const aborted = (): Outcome => ({
  error: 'EXECABORT Transaction discarded because of previous errors.',
})
