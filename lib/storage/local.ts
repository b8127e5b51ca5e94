import 'server-only'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { NotFoundError } from '@/lib/errors'
import { assertKey } from './key'
import type { Storage, StoredObject } from './port'

/** Stores files in a folder of this machine. */
export function createLocalStorage(folder: string): Storage {
  const root = resolve(folder)
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }))
  const pathOf = (key: string) => join(root, assertKey(key))

  return {
    kind: 'local',

    put: (key, content) => disk.putStream(assertKey(key), content),

    async putFile(key, path) {
      const target = pathOf(key)
      await mkdir(dirname(target), { recursive: true })
      // A hard link copies no bytes; not every file system has them.
      await link(path, target).catch(() => copyAtomically(path, target))
      await syncFolder(dirname(target))
    },

    async open(key, range) {
      const file = await open(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new NotFoundError('File', key)
        throw error
      })
      return createReadStream('', { fd: file, ...range })
    },

    async stat(key) {
      const found = await stat(pathOf(key)).catch(unlessMissing(undefined))
      return found && { key, bytes: found.size, modifiedAt: found.mtime }
    },

    delete: (key) => disk.delete(assertKey(key)),
    list: (prefix) => listFiles(root, prefix),
    createUploadUrl: async () => undefined,
  }
}

// Another error, such as one of the disk or of permissions, must not look like a missing file.
const unlessMissing =
  <Fallback>(fallback: Fallback) =>
  (error: NodeJS.ErrnoException): Fallback => {
    if (error.code === 'ENOENT') return fallback
    throw error
  }

// The copy gets its final name only when it is complete on the disk.
async function copyAtomically(from: string, to: string): Promise<void> {
  const draft = `${to}.part`
  await copyFile(from, draft)
  await sync(draft, 'r+')
  await rename(draft, to)
}

// A new name is lost in a power failure until its folder is on the disk. Windows cannot sync folders.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await sync(folder, 'r')
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* listFiles(root: string, folder: string): AsyncGenerator<StoredObject> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(
    unlessMissing([]),
  )
  for (const entry of entries) {
    const key = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      yield* listFiles(root, key)
      continue
    }
    const found = await stat(join(root, key)).catch(unlessMissing(undefined))
    if (found) yield { key, bytes: found.size, modifiedAt: found.mtime }
  }
}
