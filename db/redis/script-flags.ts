import { createHash } from 'node:crypto'
import type { Command } from './requester'

/** The first line of a script, which Upstash needs and a plain Redis rejects. */
export const FLAGS_LINE = /^#!lua[^\n]*/

/**
 * Returns a function that rewrites script commands for a plain Redis, which rejects the line
 * `#!lua flags=allow-key-locking` that Upstash needs: it empties the line, and replaces the hash of
 * a script by that of the rewritten one. An unknown hash is unchanged and fails with NOSCRIPT, after
 * which clients send the script.
 */
export function createScriptRewriter(): (command: Command) => Command {
  const serverHashes = new Map<string, string>()

  const withoutFlags = (script: string): string => {
    const plain = script.replace(FLAGS_LINE, '')
    if (plain !== script) serverHashes.set(scriptHash(script), scriptHash(plain))
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

/** The hash that identifies a script in Redis: SHA-1 in lower-case hex. */
export const scriptHash = (script: string): string =>
  createHash('sha1').update(script).digest('hex')
