import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Measure } from './measure'

const OWNER_ONLY = 0o600

/** A file of this machine that waits to be stored. */
export type StagedFile = Measure & { path: string }
type StagedPart = StagedFile & { index: number }

type Options = {
  folder: string
  /** A part ends at the first chunk that reaches this size. */
  maxPartBytes: number
}

/**
 * Writes a content to one file after the other, and calls `store` for each. At most one exists at a
 * time, because a dump can be larger than the free disk space and than the largest object of S3.
 */
export async function stageParts(
  content: AsyncIterable<Uint8Array>,
  { folder, maxPartBytes }: Options,
  store: (part: StagedPart) => Promise<void>,
): Promise<void> {
  const chunks = content[Symbol.asyncIterator]()
  try {
    for (let index = 0; ; index++) {
      const part = await stagePart(chunks, { folder, maxPartBytes, index })
      if (part.bytes > 0) await store(part)
      await rm(part.path)
      if (part.isLast) return
    }
  } finally {
    // Ends the source after an error.
    await chunks.return?.()
  }
}

/** Creates an empty folder in place of one that an interrupted backup left. */
export async function prepareFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

async function stagePart(
  chunks: AsyncIterator<Uint8Array>,
  { folder, maxPartBytes, index }: Options & { index: number },
): Promise<StagedPart & { isLast: boolean }> {
  const path = join(folder, `part-${crypto.randomUUID()}`)
  const file = await open(path, 'wx', OWNER_ONLY)
  const hash = createHash('sha256')
  let bytes = 0
  let isLast = false
  try {
    while (bytes < maxPartBytes) {
      const { done, value } = await chunks.next()
      if (done) {
        isLast = true
        break
      }
      hash.update(value)
      bytes += value.length
      await file.writeFile(value)
    }
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return { path, index, bytes, sha256: hash.digest('hex'), isLast }
}
