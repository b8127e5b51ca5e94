import 'server-only'
import { rm } from 'node:fs/promises'
import type { UploadRow } from '@/db'
import { storage } from '@/lib/storage/storage'
import { pathOf } from './incoming'
import { presignedKey } from './storage-keys'

/** Removes what came of an upload. */
export async function dropBytes({ id, kind }: Pick<UploadRow, 'id' | 'kind'>): Promise<void> {
  if (kind === 'resumable') await rm(pathOf(id), { force: true })
  else await storage().delete(presignedKey(id))
}
