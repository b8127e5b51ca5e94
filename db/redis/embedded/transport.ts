import type { Command, Outcome, Transport } from '../requester'
import { CommandError } from './command-error'
import { createEngine } from './engine'
import { createKeyspace } from './keyspace'
import { clientReply } from './status'

/**
 * A Redis inside this process: the commands and scripts that the application uses, in memory only.
 * Commands run one after the other, so each is atomic, and so is a batch of them.
 */
export function embeddedTransport(options?: { maxKeys?: number }): Transport {
  const keys = createKeyspace(options)
  const engine = createEngine(keys)

  const outcome = (command: Command): Outcome =>
    attempt(() => ({ result: clientReply(engine.run(command)) }))

  const transaction = (commands: Command[]): Outcome[] => {
    const refusal = attempt(() => {
      commands.forEach(engine.check)
      return undefined
    })
    return refusal ? commands.map(() => ABORTED) : commands.map(outcome)
  }

  return {
    single: async (command) => outcome(command),
    pipeline: async (commands) => commands.map(outcome),
    transaction: async (commands) => transaction(commands),
    close: async () => keys.close(),
  }
}

const ABORTED: Outcome = {
  error: 'EXECABORT Transaction discarded because of previous errors.',
}

function attempt<T>(run: () => T): T | { error: string } {
  try {
    return run()
  } catch (error) {
    if (error instanceof CommandError) return { error: error.message }
    throw error
  }
}
