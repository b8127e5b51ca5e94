import { boundText, cleanText } from '@/lib/song-text/clean-text'
import { parseDurationIn } from './durations'
import { type FileEntry, fileEntryEvent } from './file-entry'
import { readLines } from './lines'
import { playlistEvent } from './playlist-event'
import type { ImportEvent, Reader } from './types'

const KEY = /^(File|Title|Length)(\d{1,9})$/i
const MAX_OPEN_ENTRIES = 2000
const NAME = /^(?:X-GNOME-Title|PlaylistName|Name)$/i

/**
 * Reads PLS. The keys of an entry may be anywhere in the file, so up to 2,000 entries are held open;
 * beyond that the first half is complete. Their order is that of their numbers. A second file of the
 * same number starts a new list. A row is an entry with a file.
 */
export const readPls: Reader = async function* (text, { head, fallbackName }) {
  yield playlistEvent(findName(head) || fallbackName)
  const open = new Map<string, FileEntry>()
  for await (const { number: line, raw: whole } of readLines(text)) {
    const [name, value] = splitPair(whole)
    const [, key, index] = KEY.exec(boundText(name)) ?? []
    if (key === undefined || index === undefined) continue
    const detail = readDetail(key, value.trim())
    const entry = open.get(index) ?? { line }
    if (detail.location !== undefined && entry.location !== undefined) {
      yield* closeEntries(open, open.size)
      open.set(index, { line, ...detail })
    } else {
      open.set(index, { ...entry, ...detail })
    }
    if (open.size > MAX_OPEN_ENTRIES) yield* closeEntries(open, MAX_OPEN_ENTRIES / 2)
  }
  yield* closeEntries(open, open.size)
}

/** Returns the name of the playlist, which the players of GNOME write before the entries. */
function findName(head: string): string {
  for (const line of head.split(/[\r\n]+/)) {
    const [name, value] = splitPair(line)
    if (NAME.test(boundText(name))) return cleanText(value)
  }
  return ''
}

/** Yields the first entries by number, and removes them. */
function* closeEntries(open: Map<string, FileEntry>, count: number): Generator<ImportEvent> {
  const first = [...open].sort(([one], [other]) => Number(one) - Number(other)).slice(0, count)
  for (const [index, entry] of first) {
    open.delete(index)
    yield* entryEvents(entry)
  }
}

function splitPair(line: string): [name: string, value: string] {
  const equals = line.indexOf('=')
  return equals === -1 ? ['', ''] : [line.slice(0, equals), line.slice(equals + 1)]
}

function readDetail(key: string, value: string): Partial<FileEntry> {
  if (key.toLowerCase() === 'file') return { location: value }
  if (key.toLowerCase() === 'title') return { display: value }
  return { durationMs: parseDurationIn('seconds', value) }
}

function* entryEvents(entry: FileEntry): Generator<ImportEvent> {
  if (entry.location !== undefined) yield fileEntryEvent(entry)
}
