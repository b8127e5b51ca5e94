import type { Keyspace } from '../keyspace'
import type { EngineReply } from '../status'

/** A command: the least number of arguments it takes, the most, and what it does with them. */
export type CommandDefinition = {
  least: number
  most?: number
  run: (keys: Keyspace, args: readonly string[]) => EngineReply
}

export type CommandTable = Record<string, CommandDefinition>
