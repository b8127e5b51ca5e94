import type { Keyspace } from '../keyspace'
import type { EngineReply } from '../status'

/** A command. Without `maxArguments` the number of arguments is not limited. */
export type CommandDefinition = {
  minArguments: number
  maxArguments?: number
  run: (keys: Keyspace, args: readonly string[]) => EngineReply
}

export type CommandTable = Record<string, CommandDefinition>
