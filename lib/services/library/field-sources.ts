import { isDeepStrictEqual } from 'node:util'

/**
 * The rank of each source of fields: a value of a higher rank replaces one of a lower rank. `migrated`
 * marks fields that an earlier release stored without a source.
 */
export const FIELD_RANKS = {
  /** Edited by the user. */
  edited: 80,
  /** Tags of an audio file. */
  tags: 70,
  spotify: 60,
  musicbrainz: 60,
  /** A file made from a service's data: it carries the ids of the service, or ISRCs. */
  service_file: 60,
  /** The library of another player: iTunes, XSPF, JSPF. */
  library_file: 50,
  /** A table with columns for title and artist. */
  table: 40,
  /** Names in M3U files, paths, pasted text, and tags whose encoding is wrong. */
  text: 30,
  video_title: 20,
  migrated: 10,
} as const

export type FieldSource = keyof typeof FIELD_RANKS

/** The source of each field that has a value, and of each that the user emptied. */
export type FieldSources = Record<string, FieldSource>

type Fields = Record<string, unknown>
/** Values with one source for all of them, or one for each. */
export type Incoming<Values extends Fields> = {
  values: Partial<Values>
  sources: FieldSource | Partial<Record<keyof Values, FieldSource>>
}
export type Merged<Values extends Fields> = {
  values: Values
  sources: FieldSources
  /** Whether a value or a source differs from before. */
  isChanged: boolean
}

/**
 * Merges incoming fields of a song into the known ones, field by field. An empty field takes any value; a filled one is replaced by a source of the same or a higher rank, and never emptied
 * except by hand. So the order of sources of different ranks does not matter, and within a rank the
 * newest counts.
 */
export function mergeFields<Values extends Fields>(
  known: { values: Values; sources: FieldSources },
  incoming: Incoming<Values>,
): Merged<Values> {
  const merged: Merged<Values> = {
    values: { ...known.values },
    sources: { ...known.sources },
    isChanged: false,
  }
  for (const name of Object.keys(incoming.values)) {
    const source = sourceOf(incoming, name)
    const value = incoming.values[name]
    if (source === undefined || !isTaken(known, name, { value, source })) continue
    const isSame = known.sources[name] === source && isDeepStrictEqual(known.values[name], value)
    Object.assign(merged.values, { [name]: value })
    merged.sources[name] = source
    merged.isChanged ||= !isSame
  }
  return merged
}

/** Whether a value is null, undefined, an empty text or an empty list. */
export const isEmptyField = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

function sourceOf<Values extends Fields>({ sources }: Incoming<Values>, name: string) {
  return typeof sources === 'string' ? sources : sources[name]
}

function isTaken(
  known: { values: Fields; sources: FieldSources },
  name: string,
  { value, source }: { value: unknown; source: FieldSource },
): boolean {
  if (isEmptyField(value) && source !== 'edited') return false
  const before = known.sources[name]
  if (before === undefined) return true
  // A field that the user emptied stays empty.
  if (isEmptyField(known.values[name]) && before !== 'edited') return true
  return FIELD_RANKS[source] >= FIELD_RANKS[before]
}
