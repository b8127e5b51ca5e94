import type { Command } from '../requester'
import { CommandError } from './command-error'
import { hashCommands } from './commands/hashes'
import { keyCommands } from './commands/keys'
import { stringCommands } from './commands/strings'
import type { CommandTable } from './commands/table'
import type { Keyspace } from './keyspace'
import { createScriptCommands } from './scripting'
import type { EngineReply } from './status'

const PLAIN: CommandTable = { ...stringCommands, ...hashCommands, ...keyCommands }

/** Runs commands on a keyspace, each to its end before the next. Throws `CommandError`. */
export function createEngine(keys: Keyspace) {
  const runFrom =
    (table: CommandTable) =>
    ([name = '', ...args]: Command): EngineReply => {
      const command = table[name.toUpperCase()]
      if (!command) throw new CommandError(`ERR unknown command '${name}'`)
      if (args.length < command.least || args.length > (command.most ?? Number.POSITIVE_INFINITY))
        throw new CommandError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`)
      return command.run(keys, args)
    }
  // A script may call plain commands, not other scripts.
  const all = { ...PLAIN, ...createScriptCommands(runFrom(PLAIN)) }

  return {
    run: runFrom(all),
    knows: ([name = '']: Command): boolean => name.toUpperCase() in all,
  }
}
