import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Writes shell scripts that stand for programs which change the machine, by name. Returns the
 * environment in which they are found first.
 */
export function stubPrograms(folder: string, bodies: Record<string, string>) {
  mkdirSync(folder, { recursive: true })
  for (const [name, body] of Object.entries(bodies)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 })
  }
  return { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
}
