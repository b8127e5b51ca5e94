import 'server-only'
import { rm } from 'node:fs/promises'
import type { UploadRow } from '@/db'
import { getStorage } from '@/lib/storage/storage'
import { presignedKey } from './storage-keys'
import { resumablePath } from './temp-files'

/** Deletes the bytes of an upload that have arrived. */
export async function deleteUploadBytes({ id, kind }: Pick<UploadRow, 'id' | 'kind'>) {
  if (kind === 'resumable') await rm(resumablePath(id), { force: true })
  else await getStorage().delete(presignedKey(id))
}
