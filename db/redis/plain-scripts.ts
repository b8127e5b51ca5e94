import { createHash } from 'node:crypto'
import type { Command } from './requester'

/** The first line that Upstash reads and a plain Redis refuses. */
export const FLAGS_LINE = /^#!lua[^\n]*/

/**
 * Rewrites script commands for a plain Redis, which refuses the `#!lua flags=allow-key-locking`
 * that Upstash needs: the line is emptied, and the hash a caller knows is led to the hash the server
 * knows. A hash not seen yet goes through as it is and earns NOSCRIPT, after which callers send the
 * text.
 */
export function plainScripts(): (command: Command) => Command {
  const serverHashes = new Map<string, string>()

  const withoutFlags = (script: string): string => {
    const plain = script.replace(FLAGS_LINE, '')
    if (plain !== script) serverHashes.set(sha1(script), sha1(plain))
    return plain
  }

  return (command) => {
    const [name = '', first = ''] = command
    switch (name.toUpperCase()) {
      case 'EVAL':
        return [name, withoutFlags(first), ...command.slice(2)]
      case 'EVALSHA':
        return [name, serverHashes.get(first.toLowerCase()) ?? first, ...command.slice(2)]
      case 'SCRIPT':
        return first.toUpperCase() === 'LOAD'
          ? [name, first, withoutFlags(command[2] ?? '')]
          : command.map((part) => serverHashes.get(part) ?? part)
      default:
        return command
    }
  }
}

/** The hash by which Redis knows a script: SHA-1 in lower-case hex. */
export const sha1 = (script: string): string => createHash('sha1').update(script).digest('hex')
