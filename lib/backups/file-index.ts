import { z } from 'zod'
import { tryParseJson } from '@/lib/try-parse-json'
import { BackupError } from './backup-error'
import type { CachedFile } from './file-cache'
import { readLines } from './lines'
import { Sha256 } from './measure'

const IndexedFile = z.strictObject({
  key: z.string().max(1_000),
  bytes: z.int().min(1),
  sha256: Sha256,
  blob: Sha256,
})

/** A file of the storage, and the name of its content at the target. */
export type IndexedFile = z.output<typeof IndexedFile>

/** Formats one line of JSON per file. */
export async function* formatFileIndex(files: CachedFile[]): AsyncGenerator<Uint8Array> {
  for (const { key, bytes, sha256, blob } of files) {
    yield Buffer.from(`${JSON.stringify({ key, bytes, sha256, blob })}\n`)
  }
}

/** Reads an index. @throws BackupError if a line is invalid */
export async function* readFileIndex(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<IndexedFile> {
  for await (const line of readLines(content)) {
    const file = IndexedFile.safeParse(tryParseJson(line))
    if (!file.success) throw new BackupError('The index of files is damaged.')
    yield file.data
  }
}
