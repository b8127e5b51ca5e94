import { bounded } from '@/lib/song-text/clean-text'
import { type Entry, entryEvent } from './entry'
import { linesOf } from './lines'
import type { ImportEvent, Reader } from './types'

const KEY = /^(File|Title|Length)(\d{1,9})$/i
const MOST_OPEN = 2000

/**
 * PLS. The keys of an entry may stand anywhere, so entries wait for theirs; past 2,000 waiting the
 * oldest is taken as complete, which keeps memory flat. A second file of one number begins anew. A row is an entry with a file.
 */
export const readPls: Reader = async function* (text, { fallbackName }) {
  yield {
    type: 'playlist',
    name: fallbackName,
    description: null,
    externalId: null,
    kind: 'playlist',
  }
  const open = new Map<string, Entry>()
  for await (const { number: line, whole } of linesOf(text)) {
    const [name, value] = pair(whole)
    const [, key, index] = KEY.exec(bounded(name)) ?? []
    if (key === undefined || index === undefined) continue
    const said = detail(key, value.trim())
    const entry = open.get(index) ?? { line }
    if (said.location !== undefined && entry.location !== undefined) {
      for (const waiting of open.values()) yield* closed(waiting)
      open.clear()
      open.set(index, { line, ...said })
    } else {
      open.set(index, { ...entry, ...said })
    }
    if (open.size > MOST_OPEN) {
      const [oldest, waited] = open.entries().next().value!
      yield* closed(waited)
      open.delete(oldest)
    }
  }
  for (const entry of open.values()) yield* closed(entry)
}

function pair(line: string): [name: string, value: string] {
  const equals = line.indexOf('=')
  return equals === -1 ? ['', ''] : [line.slice(0, equals), line.slice(equals + 1)]
}

function detail(key: string, value: string): Partial<Entry> {
  if (key.toLowerCase() === 'file') return { location: value }
  if (key.toLowerCase() === 'title') return { display: value }
  const seconds = Number(value)
  return { durationMs: seconds > 0 ? seconds * 1000 : null }
}

function* closed(entry: Entry): Generator<ImportEvent> {
  if (entry.location !== undefined) yield entryEvent(entry)
}
