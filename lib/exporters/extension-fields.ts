import type { ExportedTrack } from './types'

/** The fields of a track that XSPF and JSPF lack. */
export function extensionFields(track: ExportedTrack): Partial<ExportedTrack> {
  const { title: _title, album: _album, durationMs: _duration, coverUrl: _cover, ...rest } = track
  return omitDefaults(rest)
}

/** Omits fields that are null, empty or false, which readers assume by default. */
export const omitDefaults = (fields: Partial<ExportedTrack>): Partial<ExportedTrack> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        (value !== null && value !== false && !(Array.isArray(value) && value.length === 0)) ||
        ALWAYS_WRITTEN.has(name),
    ),
  )

// Without `artists: []` a reader would take the artist from the display text; without `excluded:
// false` a track that is no longer excluded would stay excluded.
const ALWAYS_WRITTEN = new Set(['artists', 'excluded'])
