import { BackupError } from './backup-error'
import type { Measure } from './measure'

/** The stored contents of files by their names, with their encrypted sizes and checksums. */
export type BlobList = Map<string, Measure>

export const BLOB_LIST_NAME = 'blobs.txt'

const HEADER = 'riffle backup blobs 1'
const LINE = /^([0-9a-f]{64}) (\d{1,15}) ([0-9a-f]{64})$/

/** Formats one line per content: name, bytes, SHA-256. It contains no name of a file or song. */
export function formatBlobList(blobs: BlobList): string {
  const lines = [...blobs].map(([name, { bytes, sha256 }]) => `${name} ${bytes} ${sha256}`)
  return [HEADER, ...lines.sort()].map((line) => `${line}\n`).join('')
}

/** @throws BackupError if a line is invalid */
export function parseBlobList(text: string): BlobList {
  const [header, ...lines] = text.split('\n')
  const isEnded = lines.pop() === ''
  const blobs: BlobList = new Map()
  for (const line of lines) {
    const [, name, bytes, sha256] = LINE.exec(line) ?? []
    if (name && bytes && sha256) blobs.set(name, { bytes: Number(bytes), sha256 })
  }
  if (header === HEADER && isEnded && blobs.size === lines.length) return blobs
  throw new BackupError('The list of stored files is damaged.')
}
