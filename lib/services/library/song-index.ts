import 'server-only'
import { uuidv7 } from 'uuidv7'
import type { SongDetails, SongSource } from '@/db'
import { songNames } from '@/lib/song-text/song-keys'
import { albumKeyOf } from './ensure-albums'
import { fromStored, isImported, type LibrarySong, recordingOf } from './library-song'
import { mergeSongFields, type SongStatement } from './merge-song-fields'
import { assignRecordingKey, mayBeSame } from './recording-key'
import { NO_FIELDS, namedSong } from './stored-fields'

/** The songs of a library that can match an import, updated as the import adds and merges songs. */
export class SongIndex {
  readonly #byId = new Map<string, LibrarySong>()
  readonly #byIsrc = new Map<string, Set<LibrarySong>>()
  readonly #byName = new Map<string, Set<LibrarySong>>()
  readonly #byRecording = new Map<string, Set<LibrarySong>>()

  constructor(
    stored: SongDetails[],
    /** The source of added songs. */
    private readonly origin: SongSource,
  ) {
    for (const song of stored) this.#put(fromStored(song))
  }

  findById = (id: string): LibrarySong | undefined => this.#byId.get(id)
  listByIsrc = (isrc: string): LibrarySong[] => [...(this.#byIsrc.get(isrc) ?? [])]
  listByRecording = (key: string): LibrarySong[] => [...(this.#byRecording.get(key) ?? [])]
  listByNames = (names: string[]): LibrarySong[] => [
    ...new Set(names.flatMap((name) => [...(this.#byName.get(name) ?? [])])),
  ]

  /** Returns the songs to write: those that were added or changed. */
  written = (): LibrarySong[] => [...this.#byId.values()].filter(({ state }) => state !== 'stored')

  add(statement: SongStatement, id = uuidv7()): LibrarySong {
    const fields = mergeSongFields(NO_FIELDS, statement)
    const names = songNames(namedSong(fields.values))
    const song: LibrarySong = {
      id,
      values: fields.values,
      sources: fields.sources,
      statements: fields.statements,
      names,
      recordingKey: this.#recordingKey({ ...fields.values, names }),
      albumKey: albumKeyOf(fields.values),
      origin: this.origin,
      audio: null,
      state: 'new',
    }
    this.#put(song)
    return song
  }

  merge(song: LibrarySong, statement: SongStatement): void {
    const merged = mergeSongFields(song, statement)
    const isNamed = this.#addNames(song, statement)
    if (!merged.isChanged && !isNamed) return
    if (song.state === 'stored') song.state = 'changed'
    const hadIsrc = song.values.isrc
    const { values, sources, statements } = merged
    Object.assign(song, { values, sources, statements })
    if (this.origin === 'spotify' && isImported(song)) song.origin = 'spotify'
    song.names = [...new Set([...songNames(namedSong(song.values)), ...song.names])]
    song.albumKey = albumKeyOf(song.values)
    if (song.values.isrc !== hadIsrc) this.#joinByIsrc(song, hadIsrc)
    this.#put(song)
  }

  /** Adds the names of incoming fields, so that a later import of that spelling finds the song. */
  #addNames(song: LibrarySong, { values }: SongStatement): boolean {
    if (values.title === undefined) return false
    const named = { title: values.title, artists: values.artists ?? null }
    const names = songNames(namedSong({ ...song.values, ...named }))
    const added = names.filter((name) => !song.names.includes(name))
    song.names.push(...added)
    return added.length > 0
  }

  /** A song with a new ISRC is one recording with a song that has the same, unless they differ. */
  #joinByIsrc(song: LibrarySong, hadIsrc: string | null): void {
    const { isrc } = song.values
    if (hadIsrc) this.#byIsrc.get(hadIsrc)?.delete(song)
    const facts = recordingOf(song)
    const others = isrc ? this.listByIsrc(isrc).filter((other) => other !== song) : []
    const same = others.find((other) => mayBeSame(recordingOf(other), facts))
    if (!same || same.recordingKey === song.recordingKey) return
    this.#byRecording.get(song.recordingKey)?.delete(song)
    song.recordingKey = same.recordingKey
  }

  /** Assigns the recording key of a song again after an edit by the user. */
  reassign(song: LibrarySong): void {
    for (const songs of [this.#byIsrc, this.#byName, this.#byRecording]) {
      for (const group of songs.values()) group.delete(song)
    }
    song.recordingKey = this.#recordingKey({
      ...song.values,
      names: songNames(namedSong(song.values)),
    })
    this.#put(song)
  }

  #recordingKey(facts: { isrc: string | null; names: string[]; durationMs: number | null }) {
    const { isrc, names } = facts
    const known = [
      ...(isrc ? this.listByIsrc(isrc) : []),
      ...this.listByNames(names),
      ...(isrc ? this.listByRecording(`isrc:${isrc}`) : []),
    ]
    return assignRecordingKey(facts, known.map(recordingOf))
  }

  #put(song: LibrarySong): void {
    const { isrc } = song.values
    this.#byId.set(song.id, song)
    if (isrc) put(this.#byIsrc, isrc, song)
    for (const name of song.names) put(this.#byName, name, song)
    put(this.#byRecording, song.recordingKey, song)
  }
}

function put(map: Map<string, Set<LibrarySong>>, key: string, song: LibrarySong): void {
  map.set(key, (map.get(key) ?? new Set()).add(song))
}
