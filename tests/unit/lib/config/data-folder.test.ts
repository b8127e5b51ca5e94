import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigurationError } from '@/lib/config/configuration-error'
import { protectDataFolder } from '@/lib/config/data-folder'

const UNPRIVILEGED_UID = 65_534
const parent = mkdtempSync(join(tmpdir(), 'riffle-folder-'))
const modeOf = (folder: string) => (statSync(folder).mode & 0o7777).toString(8)

afterAll(() => rmSync(parent, { recursive: true }))

/** Creates a folder of this mode, whatever the umask is. */
function aFolder(mode: number): string {
  const folder = join(parent, crypto.randomUUID())
  mkdirSync(folder)
  chmodSync(folder, mode)
  return folder
}

/** Runs `work` as a user who does not own the folders of these tests. */
function asSomebodyElse(work: () => void): void {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(UNPRIVILEGED_UID)
  try {
    work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe.skipIf(process.platform === 'win32')('the data folder (needs POSIX)', () => {
  it.each([0o755, 0o777, 0o750, 0o701])('of mode %o is closed to other users', (mode) => {
    const folder = aFolder(mode)
    protectDataFolder(folder)
    expect(modeOf(folder)).toBe('700')
  })

  it('is created closed, with the folders above it', () => {
    const folder = join(parent, 'a', 'b')
    protectDataFolder(folder)
    expect([modeOf(folder), modeOf(join(folder, '..'))]).toEqual(['700', '700'])
  })

  it('is unchanged if it is already closed', () => {
    const folder = aFolder(0o500)
    protectDataFolder(folder)
    expect(modeOf(folder)).toBe('500')
  })

  it('is rejected if it is open and belongs to another user', () => {
    asSomebodyElse(() => {
      expect(() => protectDataFolder('/usr')).toThrow(ConfigurationError)
      expect(() => protectDataFolder('/usr')).toThrow(/^DATA_DIR .*chmod 700\.$/)
    })
    expect(modeOf('/usr')).toBe('755')
  })

  it('is rejected if it is a folder that all users share', () => {
    const folder = aFolder(0o1777)
    expect(() => protectDataFolder(folder)).toThrow(ConfigurationError)
    expect(modeOf(folder)).toBe('1777')
  })
})
