import { readPlaylistFile } from '@/lib/importers/read'
import type { ImportEvent, ParsedTrack } from '@/lib/importers/types'

/** Returns all events of a file with this content. */
export async function eventsOf(
  content: string | Uint8Array,
  fileName: string | null = null,
): Promise<ImportEvent[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const events: ImportEvent[] = []
  for await (const event of readPlaylistFile(inChunks(bytes), { fileName })) events.push(event)
  return events
}

/** Returns the events of a file by type. */
export async function read(content: string | Uint8Array, fileName: string | null = null) {
  const events = await eventsOf(content, fileName)
  return {
    playlists: events.filter((event) => event.type === 'playlist'),
    tracks: events.flatMap((event) => (event.type === 'track' ? [event.track] : [])),
    skips: events.filter((event) => event.type === 'skip'),
  }
}

/** `Artist / Artist: Title` of each track, for short comparisons. */
export function named(tracks: ParsedTrack[]): string[] {
  return tracks.map(({ artists, title }) => `${artists.join(' / ')}: ${title}`)
}

/** Bytes in small chunks, at most a thousand, so that every format is read across their borders. */
export async function* inChunks(
  bytes: Uint8Array,
  size = Math.max(7, Math.ceil(bytes.length / 1000)),
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
