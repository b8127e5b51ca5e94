import 'server-only'
import { join } from 'node:path'
import { env } from '@/lib/config/env'
import { createLocalStorage } from './local'
import type { Storage } from './port'
import { createS3Storage } from './s3'

let opened: Storage | undefined

/** Returns the storage of this process: the bucket of STORAGE_URL, else a folder in the data folder. */
export function getStorage(): Storage {
  const { STORAGE_URL, DATA_DIR } = env()
  opened ??= STORAGE_URL
    ? createS3Storage(STORAGE_URL)
    : createLocalStorage(join(DATA_DIR, 'audio'))
  return opened
}
