import { createHash } from 'node:crypto'

/** The maximum difference in length between two songs of the same name that are one recording. */
export const SAME_LENGTH_MS = 3_000

const HASH_CHARACTERS = 22

/** The details by which two songs are recognised as one recording. */
export type RecordingFacts = {
  isrc: string | null
  /** Normal forms of title and artists, the first one of the current name: see `songNames`. */
  names: readonly string[]
  durationMs: number | null
}
/** A song of the library with the key of its recording. */
export type KnownRecording = RecordingFacts & { recordingKey: string }

/**
 * Returns the recording key of a song: that of a song with the same ISRC, else that of a song with
 * the same name and length, else a new one. `known` are the songs of the same library that have the
 * ISRC, the name, or the key of the ISRC, the preferred ones first.
 */
export function assignRecordingKey(song: RecordingFacts, known: readonly KnownRecording[]): string {
  const sameIsrc = song.isrc
    ? known.find((other) => other.isrc === song.isrc && mayBeSame(other, song))
    : undefined
  const same = sameIsrc ?? closestByName(song, known)
  if (same) return same.recordingKey
  const key = createKey(song)
  const isTaken = known.some(({ recordingKey }) => recordingKey === key)
  // Another recording can have this key, since before the details of its songs were changed.
  return isTaken ? findFreeKey(key, known) : key
}

/** Whether two lengths can be those of one recording. An unknown length equals any other. */
export const isSameLength = (one: number | null, other: number | null): boolean =>
  one === null || other === null || Math.abs(one - other) <= SAME_LENGTH_MS

function closestByName(song: RecordingFacts, known: readonly KnownRecording[]) {
  const difference = ({ durationMs }: KnownRecording) =>
    durationMs === null || song.durationMs === null
      ? SAME_LENGTH_MS
      : Math.abs(durationMs - song.durationMs)
  return known
    .filter((other) => haveCommonName(other, song))
    .filter(({ durationMs }) => isSameLength(durationMs, song.durationMs))
    .toSorted((one, other) => difference(one) - difference(other))[0]
}

const haveCommonName = (one: RecordingFacts, other: RecordingFacts): boolean =>
  one.names.some((name) => other.names.includes(name))

/** Whether name or length are equal, so that wrong ISRCs do not join songs that differ in both. */
export const mayBeSame = (one: RecordingFacts, other: RecordingFacts): boolean =>
  haveCommonName(one, other) || isSameLength(one.durationMs, other.durationMs)

function createKey({ isrc, names, durationMs }: RecordingFacts): string {
  if (isrc) return `isrc:${isrc}`
  const [name = ''] = names
  const hash = createHash('sha256').update(name).digest('base64url').slice(0, HASH_CHARACTERS)
  return `name:${hash}:${durationMs === null ? '?' : Math.round(durationMs / 1_000)}`
}

function findFreeKey(key: string, known: readonly KnownRecording[]): string {
  const taken = new Set(known.map(({ recordingKey }) => recordingKey))
  let free = key
  for (let number = 2; taken.has(free); number++) free = `${key}#${number}`
  return free
}
