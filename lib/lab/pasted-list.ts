import { readPlainList } from '@/lib/importers/plain-list'
import type { LabTrack, SkippedLine } from './lab-list'

export type PastedList = {
  tracks: LabTrack[]
  skipped: SkippedLine[]
  /** Whether the text has more than `MAX_PASTED_TRACKS` tracks. */
  isTruncated: boolean
}

export const MAX_PASTED_TRACKS = 5_000

/** Parses one "Artist - Title" per line, as the import of text files does. */
export async function parsePastedList(text: string): Promise<PastedList> {
  const list: PastedList = { tracks: [], skipped: [], isTruncated: false }
  const options = { head: text, format: 'text', fallbackName: '' } as const
  for await (const event of readPlainList(toChunks(text), options)) {
    if (event.type === 'skip') {
      const { line, code, params, reason } = event
      list.skipped.push({ line, code, params, reason })
    }
    if (event.type !== 'track') continue
    if (list.tracks.length === MAX_PASTED_TRACKS) return { ...list, isTruncated: true }
    list.tracks.push(toLabTrack(event.track))
  }
  return list
}

// Typed lists do not capitalise the names of artists consistently.
const toLabTrack = ({ title, artists }: { title: string; artists: string[] }): LabTrack => ({
  title,
  artistNames: artists.join(', '),
  artists: artists.map((artist) => artist.toLowerCase()),
})

async function* toChunks(text: string): AsyncGenerator<string> {
  yield text
}
