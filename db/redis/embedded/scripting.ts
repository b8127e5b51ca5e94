import type { Command } from '../requester'
import { FLAGS_LINE, scriptHash } from '../script-flags'
import { isOption, parseInteger } from './arguments'
import { CommandError, syntaxError } from './command-error'
import type { CommandTable } from './commands/table'
import { createLuaMachine, type LuaScript } from './lua-machine'
import type { EngineReply } from './status'

/** EVAL, EVALSHA and SCRIPT LOAD | EXISTS over one Lua state; each script is compiled once. */
export function createScriptCommands(runCommand: (command: Command) => EngineReply): CommandTable {
  const compile = createLuaMachine(runCommand)
  const scripts = new Map<string, LuaScript>()

  const load = (text: string): { hash: string; script: LuaScript } => {
    const hash = scriptHash(text)
    const script = scripts.get(hash) ?? compile(text.replace(FLAGS_LINE, ''))
    scripts.set(hash, script)
    return { hash, script }
  }

  const loaded = (hash: string): LuaScript => {
    const script = scripts.get(hash.toLowerCase())
    if (!script) throw new CommandError('NOSCRIPT No matching script. Please use EVAL.')
    return script
  }

  return {
    EVAL: { minArguments: 2, run: (_, [text = '', ...args]) => run(load(text).script, args) },
    EVALSHA: { minArguments: 2, run: (_, [hash = '', ...args]) => run(loaded(hash), args) },
    SCRIPT: {
      minArguments: 2,
      run: (_, [action = '', ...args]) => {
        if (isOption(action, 'LOAD')) return load(args[0] ?? '').hash
        if (isOption(action, 'EXISTS'))
          return args.map((hash) => (scripts.has(hash.toLowerCase()) ? 1 : 0))
        throw syntaxError()
      },
    },
  }
}

function run(script: LuaScript, [count = '', ...args]: readonly string[]): EngineReply {
  const keys = parseInteger(count)
  if (keys < 0 || keys > args.length)
    throw new CommandError("ERR Number of keys can't be greater than number of args")
  return script(args.slice(0, keys), args.slice(keys))
}
