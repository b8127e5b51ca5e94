import type { Command } from '../requester'
import { CommandError } from './command-error'
import { hashCommands } from './commands/hashes'
import { keyCommands } from './commands/keys'
import { stringCommands } from './commands/strings'
import type { CommandDefinition, CommandTable } from './commands/table'
import type { Keyspace } from './keyspace'
import { createScriptCommands } from './scripting'

const PLAIN: CommandTable = { ...stringCommands, ...hashCommands, ...keyCommands }

/** Runs commands on a keyspace, one after the other. */
export function createEngine(keys: Keyspace) {
  const runFrom = (table: CommandTable) => (command: Command) =>
    definition(table, command).run(keys, command.slice(1))
  // Scripts may call plain commands, not other scripts.
  const all = { ...PLAIN, ...createScriptCommands(runFrom(PLAIN)) }

  return {
    /** @throws CommandError */
    run: runFrom(all),
    /** @throws CommandError if a transaction could not queue the command */
    check: (command: Command): void => void definition(all, command),
  }
}

function definition(table: CommandTable, [name = '', ...args]: Command): CommandDefinition {
  const command = table[name.toUpperCase()]
  if (!command) throw new CommandError(`ERR unknown command '${name}'`)
  if (
    args.length < command.minArguments ||
    args.length > (command.maxArguments ?? Number.POSITIVE_INFINITY)
  )
    throw new CommandError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`)
  return command
}
