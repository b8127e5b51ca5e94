import type { Storage } from '@/lib/storage/port'
import { FOLDERS, lastWord, MANIFEST_NAME, timeOfBackup } from './keys'
import { type FoundBackup, listBackups, readBlobList, readManifest } from './read-backups'
import { type Rotation, selectExpired } from './rotation'

/** Objects of a backup that is being written are younger. */
const MIN_LEFTOVER_AGE_MS = 86_400_000

export type Pruned = { backups: number; files: number }

/**
 * Deletes expired backups, those that were not completed within a day, and the contents of files that
 * no remaining backup needs. Deletes no content if the list of one backup is unreadable.
 */
export async function pruneBackups(
  target: Storage,
  rotation: Rotation,
  now = Date.now(),
): Promise<Pruned> {
  const backups = await listBackups(target)
  const complete = backups.filter(({ isComplete }) => isComplete).map(({ name }) => name)
  const expired = new Set(selectExpired(complete, rotation))
  const isLeftover = ({ name, isComplete }: FoundBackup) =>
    !isComplete && now - (timeOfBackup(name)?.getTime() ?? now) > MIN_LEFTOVER_AGE_MS
  const obsolete = backups.filter((backup) => expired.has(backup.name) || isLeftover(backup))
  for (const backup of obsolete) await deleteBackup(target, backup)
  const kept = complete.filter((name) => !expired.has(name))
  return { backups: obsolete.length, files: await deleteUnusedBlobs(target, kept, now) }
}

/** Deletes the objects of a backup. If this is interrupted, the rest is an incomplete backup. */
export async function deleteBackup(target: Storage, { keys }: FoundBackup): Promise<void> {
  const isManifest = (key: string) => lastWord(key) === MANIFEST_NAME
  const manifestFirst = [...keys.filter(isManifest), ...keys.filter((key) => !isManifest(key))]
  for (const key of manifestFirst) await target.delete(key)
}

async function deleteUnusedBlobs(target: Storage, kept: string[], now: number): Promise<number> {
  const used = new Set<string>()
  for (const name of kept) {
    const blobs = await readBlobList(target, await readManifest(target, name))
    for (const blob of blobs.keys()) used.add(blob)
  }
  let count = 0
  for await (const { key, modifiedAt } of target.list(FOLDERS.blobs)) {
    const isYoung = now - modifiedAt.getTime() < MIN_LEFTOVER_AGE_MS
    if (isYoung || used.has(lastWord(key))) continue
    await target.delete(key)
    count++
  }
  return count
}
