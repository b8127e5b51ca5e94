import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

const FOLDER = new URL('../fixtures/imports/', import.meta.url)

type ExpectedTrack = {
  t?: string
  a?: string[]
  /** Milliseconds; several values if each is right; null for none. */
  d?: number | null | (number | null)[]
  /** The id of the video. */
  y?: string
  al?: string
}
export type ExpectedPlaylist = { name?: string; tracks: ExpectedTrack[] }
export type ImportCase = {
  id: string
  file: string
  shows: string
  uploadAs: string
  expect: ExpectedPlaylist[] | 'refuse' | 'refuse-or' | 'failed' | 'failed-or-refused' | 'note'
  alt?: ExpectedPlaylist[]
  check?: string
  word?: string
  notword?: string
  skipped?: number
}

/** Real files, with what each shows and the right result. */
export const importCases: ImportCase[] = JSON.parse(
  readFileSync(new URL('cases.json', FOLDER), 'utf8'),
)

/** The content of the file of a case. */
export const bytesOf = ({ file }: ImportCase) => new Uint8Array(readFileSync(new URL(file, FOLDER)))

/** A track as the cases name its fields. */
export type ReadTrack = {
  t: string
  a: string[]
  d: number | null
  y: string | null
  al: string | null
}
export type ReadPlaylist = { name: string; tracks: ReadTrack[] }

/** Checks playlists against those that are expected, by the fields that are expected. */
export function expectPlaylists(found: ReadPlaylist[], expected: ExpectedPlaylist[]) {
  const seen = found.map(({ name, tracks }, at) => ({
    ...(expected[at]?.name === undefined ? {} : { name }),
    tracks: tracks.map((track, row) => pickExpected(track, expected[at]?.tracks[row] ?? {})),
  }))
  const wanted = expected.map(({ name, tracks }) => ({
    ...(name === undefined ? {} : { name }),
    tracks: tracks.map(({ d, ...rest }) => (d === undefined ? rest : { ...rest, d })),
  }))
  expect(seen).toEqual(wanted)
}

/** Keeps the fields that are expected; a length that is one of several right ones becomes their list. */
function pickExpected(track: ReadTrack, expected: ExpectedTrack) {
  const keys = Object.keys(expected) as (keyof ReadTrack)[]
  const picked = Object.fromEntries(keys.map((key) => [key, track[key]]))
  if (keys.length === 0) return track
  if (Array.isArray(expected.d) && expected.d.includes(track.d)) picked.d = expected.d as never
  return picked
}
