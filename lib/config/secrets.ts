import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { protectDataFolder } from './data-folder'

const FILE = 'secrets.json'

const generateSecret = () => randomBytes(32).toString('base64url')

/** Returns the secrets in `dataDir`. The first call creates them, in a file that only its owner can read. */
export function readOrCreateSecrets(dataDir: string): Record<string, string> {
  const file = join(dataDir, FILE)
  protectDataFolder(dataDir)
  const created = JSON.stringify(
    {
      AUTH_SECRET: generateSecret(),
      TOKEN_KEYS: `k1:${generateSecret()}`,
      PASSWORD_PEPPER: generateSecret(),
    },
    null,
    2,
  )
  try {
    writeFileSync(file, created, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
