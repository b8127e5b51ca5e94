import 'server-only'
import type { SongDetails, SongSource } from '@/db'
import { fieldsOfStored, type KnownFields } from './stored-fields'

/** A song of the library while an import works on it. */
export type LibrarySong = KnownFields & {
  id: string
  /** Every name under which it was imported, the current one first. */
  names: string[]
  recordingKey: string
  /** The key before this import; undefined for a new song. */
  storedRecordingKey?: string
  albumKey: string | null
  origin: SongSource
  audio: SongDetails['audio']
  state: 'new' | 'changed' | 'stored'
}

/** Whether an import from Spotify changes the origin of a song to `spotify`; uploads keep theirs. */
export const isImported = ({ origin }: LibrarySong) => origin === 'file' || origin === 'youtube'

/** Returns the facts by which songs are compared as recordings. */
export const recordingOf = ({ values, names, recordingKey }: LibrarySong) => ({
  isrc: values.isrc,
  durationMs: values.durationMs,
  names,
  recordingKey,
})

/** Converts a row of the database. */
export function fromStored(song: SongDetails): LibrarySong {
  const { id, names, recordingKey, albumKey, audio, matchKey, source } = song
  return {
    ...fieldsOfStored(song),
    id,
    names: [...new Set([matchKey, ...names])],
    recordingKey,
    storedRecordingKey: recordingKey,
    albumKey,
    origin: source,
    audio,
    state: 'stored',
  }
}
