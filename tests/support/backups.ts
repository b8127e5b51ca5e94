import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { inject, onTestFinished } from 'vitest'
import { type RestoredBackup, restoreBackup } from '@/lib/backups/restore-backup'
import { openTarget } from '@/lib/backups/target'
import { createLocalStorage } from '@/lib/storage/local'
import { createDatabase } from './migrations'

/** Creates an empty folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-backups-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Creates a pair of keys of age. */
export async function createKeys(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

export type EmptyInstance = {
  dataDir: string
  /** An empty database; undefined if the run uses the embedded one. */
  databaseUrl: string | undefined
}

/** Creates an empty data folder and, for a run on servers, an empty database. */
export async function createEmptyInstance(): Promise<EmptyInstance> {
  const server = inject('databaseUrl')
  return {
    dataDir: temporaryFolder(),
    databaseUrl: server ? await createDatabase(server) : undefined,
  }
}

type Restore = { target: string; name: string; identity: string; instance: EmptyInstance }

/** Restores a backup of a folder into an empty instance. */
export const restoreInto = ({
  target,
  name,
  identity,
  instance,
}: Restore): Promise<RestoredBackup> =>
  restoreBackup({
    ...{ target: openTarget(target), name, identity, ...instance },
    storage: createLocalStorage(join(instance.dataDir, 'audio')),
  })

/** Copies a target, so that a test can damage it. */
export function copyTarget(target: string): string {
  const copy = temporaryFolder()
  cpSync(target, copy, { recursive: true })
  return copy
}

/** Returns the bytes of all files below a folder as one text. */
export function contentOf(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}
