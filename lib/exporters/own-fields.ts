import type { ExportedTrack } from './types'

/** What XSPF and JSPF have no word for. */
export function beyondXspf(track: ExportedTrack): Partial<ExportedTrack> {
  const { title: _title, album: _album, durationMs: _duration, coverUrl: _cover, ...rest } = track
  return present(rest)
}

/** Without what is null, empty or false: a reader takes that for granted. */
export const present = (fields: Partial<ExportedTrack>): Partial<ExportedTrack> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        (value !== null && value !== false && !(Array.isArray(value) && value.length === 0)) ||
        SAID_ALWAYS.has(name),
    ),
  )

// Where a song has no artist, the text beside it must not be taken for one; and what is not
// excluded may have been before.
const SAID_ALWAYS = new Set(['artists', 'excluded'])
