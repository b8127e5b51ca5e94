import { readPlainList } from '@/lib/importers/plain-list'
import type { LabTrack } from './lab-track'

/** What was read of a pasted text; a skipped line says why. */
export type PastedList = {
  tracks: LabTrack[]
  skipped: { line: number; reason: string }[]
  /** Lines beyond the limit that were not read. */
  isCut: boolean
}

/** The most tracks the lab takes of a pasted text. */
export const MOST_PASTED = 5_000

/** Reads "Artist - Title", a line each, as the import of text files does. */
export async function readPasted(text: string): Promise<PastedList> {
  const read: PastedList = { tracks: [], skipped: [], isCut: false }
  const options = { head: text, format: 'text', fallbackName: '' } as const
  for await (const event of readPlainList(once(text), options)) {
    if (event.type === 'skip') read.skipped.push({ line: event.line, reason: event.reason })
    if (event.type !== 'track') continue
    if (read.tracks.length === MOST_PASTED) return { ...read, isCut: true }
    read.tracks.push(trackOf(event.track))
  }
  return read
}

// Whoever types a list writes a name now with capitals, now without.
const trackOf = ({ title, artists }: { title: string; artists: string[] }): LabTrack => ({
  title,
  by: artists.join(', '),
  artists: artists.map((artist) => artist.toLowerCase()),
})

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
