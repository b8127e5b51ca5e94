import { boundText } from '@/lib/song-text/clean-text'
import { type FileEntry, fileEntryEvent } from './file-entry'
import { readLines } from './lines'
import type { ImportEvent, Reader } from './types'

const KEY = /^(File|Title|Length)(\d{1,9})$/i
const MAX_OPEN_ENTRIES = 2000

/**
 * Reads PLS. The keys of an entry may be anywhere in the file, so up to 2,000 entries are held open;
 * beyond that the oldest is complete. A second file of the same number starts a new list. A row is
 * an entry with a file.
 */
export const readPls: Reader = async function* (text, { fallbackName }) {
  yield {
    type: 'playlist',
    name: fallbackName,
    description: null,
    externalId: null,
    kind: 'playlist',
  }
  const open = new Map<string, FileEntry>()
  for await (const { number: line, raw: whole } of readLines(text)) {
    const [name, value] = splitPair(whole)
    const [, key, index] = KEY.exec(boundText(name)) ?? []
    if (key === undefined || index === undefined) continue
    const detail = readDetail(key, value.trim())
    const entry = open.get(index) ?? { line }
    if (detail.location !== undefined && entry.location !== undefined) {
      for (const held of open.values()) yield* entryEvents(held)
      open.clear()
      open.set(index, { line, ...detail })
    } else {
      open.set(index, { ...entry, ...detail })
    }
    if (open.size > MAX_OPEN_ENTRIES) yield* closeOldest(open)
  }
  for (const entry of open.values()) yield* entryEvents(entry)
}

function* closeOldest(open: Map<string, FileEntry>): Generator<ImportEvent> {
  const [oldest] = open
  if (!oldest) return
  const [index, entry] = oldest
  open.delete(index)
  yield* entryEvents(entry)
}

function splitPair(line: string): [name: string, value: string] {
  const equals = line.indexOf('=')
  return equals === -1 ? ['', ''] : [line.slice(0, equals), line.slice(equals + 1)]
}

function readDetail(key: string, value: string): Partial<FileEntry> {
  if (key.toLowerCase() === 'file') return { location: value }
  if (key.toLowerCase() === 'title') return { display: value }
  const seconds = Number(value)
  return { durationMs: seconds > 0 ? seconds * 1000 : null }
}

function* entryEvents(entry: FileEntry): Generator<ImportEvent> {
  if (entry.location !== undefined) yield fileEntryEvent(entry)
}
