import { spawnSync } from 'node:child_process'
import { findBase } from '../commits/history.mjs'
import { root } from '../setup/place.mjs'

/**
 * The files that this branch renamed, staged changes included.
 * @returns {Map<string, string>} the new path by the old one
 */
export function renamedFiles() {
  const { status, stdout } = spawnSync(
    'git',
    ['diff', '--find-renames', '--diff-filter=R', '--name-status', '-z', findBase() ?? 'HEAD'],
    { cwd: root, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  )
  if (status !== 0) return new Map()
  const fields = stdout.split('\0')
  const renames = new Map()
  for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 1], fields[at + 2])
  return renames
}
