import 'server-only'
import { env } from '@/lib/config/env'
import { localStorage } from './local'
import type { Storage } from './port'
import { s3Storage } from './s3'

let opened: Storage | undefined

/** The storage of this process: the bucket of STORAGE_URL, or a folder in the data folder. */
export function storage(): Storage {
  const { STORAGE_URL, DATA_DIR } = env()
  opened ??= STORAGE_URL ? s3Storage(STORAGE_URL) : localStorage(DATA_DIR)
  return opened
}
