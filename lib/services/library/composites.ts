import { normaliseArtist, normaliseTitle } from '@/lib/song-text/normalise'
import { type FieldSource, type FieldSources, isEmptyField } from './field-sources'
import type { AlbumField, ReleaseField, SongFields } from './song-fields'

export type CompositeName = 'album' | 'released' | 'position'
export type Parts = Record<string, unknown>

/** A field that is merged part by part. */
export type Composite = {
  name: CompositeName
  /** The source of the field is that of its first part with a value. */
  parts: string[]
  /** All parts without a value. */
  empty: Parts
  /** True if both mean the same album, release or position. */
  agrees: (one: Partial<SongFields>, other: Partial<SongFields>) => boolean
}

export const COMPOSITES: Composite[] = [
  {
    name: 'album',
    parts: ['title', 'artists', 'isCompilation'],
    empty: { title: '', artists: [], isCompilation: null } satisfies AlbumField,
    agrees: ({ album: one }, { album: other }) => !!one && !!other && isSameAlbum(one, other),
  },
  {
    name: 'released',
    parts: ['year', 'date'],
    empty: { year: null, date: null } satisfies ReleaseField,
    agrees: ({ released: one }, { released: other }) =>
      !!one && !!other && yearOf(one) === yearOf(other),
  },
  {
    name: 'position',
    parts: ['track', 'disc', 'trackTotal', 'discTotal'],
    empty: { track: null, disc: null, trackTotal: null, discTotal: null },
    agrees: ({ position: one }, { position: other }) =>
      !!one && !!other && mayBeEqual(one.track, other.track) && mayBeEqual(one.disc, other.disc),
  },
]

export const isComposite = (name: string): boolean =>
  COMPOSITES.some((composite) => composite.name === name)

/** Stores the source of each part that differs from the source of the field. */
export function setPartSources(
  { values, sources }: { values: SongFields; sources: FieldSources },
  { name, parts }: Composite,
  found: Record<string, FieldSource>,
): void {
  const filled: Parts = { ...values[name] }
  const present = parts.filter((part) => !isEmptyField(filled[part]))
  const main = found[present[0] ?? parts[0] ?? ''] ?? sources[name]
  for (const part of parts) delete sources[`${name}.${part}`]
  if (main === undefined) return
  sources[name] = main
  for (const part of present) {
    const source = found[part]
    if (source !== undefined && source !== main) sources[`${name}.${part}`] = source
  }
}

/** Returns the source of a part of an album, release or position; undefined if none is known. */
export const sourceOfPart = (
  sources: Partial<Record<string, FieldSource>>,
  name: CompositeName,
  part: string,
): FieldSource | undefined => sources[`${name}.${part}`] ?? sources[name]

function isSameAlbum(one: AlbumField, other: AlbumField): boolean {
  const [artist] = one.artists
  const [otherArtist] = other.artists
  return (
    normaliseTitle(one.title) === normaliseTitle(other.title) &&
    (!artist || !otherArtist || normaliseArtist(artist) === normaliseArtist(otherArtist))
  )
}

const yearOf = ({ year, date }: ReleaseField): number | null =>
  year ?? (date === null ? null : Number(date.slice(0, 4)))

const mayBeEqual = (one: number | null, other: number | null): boolean =>
  one === null || other === null || one === other
