import { cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { type Dictionary, readItunesTrack } from './itunes-track'
import { playlistEvent } from './playlist-event'
import { skipEvent } from './skip'
import type { ImportEvent, Reader } from './types'
import { readXml, type XmlNode } from './xml'

const TOP = '/plist/dict'
const TRACK = '/plist/dict/dict/dict'
const PLAYLIST = '/plist/dict/array/dict'
const ITEM = '/plist/dict/array/dict/array/dict'

type Playlist = Dictionary & { items: { id: string; line: number }[] }

/**
 * Reads a property list of an iTunes or Apple Music library, or of one playlist. Tracks come first
 * and are held until playlists refer to them. Omits folders and the built-in playlists (Music,
 * Films, Purchased), except the master list, which becomes a playlist of all tracks. A row is an item
 * of a playlist.
 */
export const readItunes: Reader = async function* (text, { fallbackName }) {
  const library = new Library(fallbackName)
  for await (const nodes of readXml(text)) {
    for (const node of nodes) yield* library.read(node)
  }
  yield* library.end()
}

class Library {
  readonly #name: string
  readonly #tracks = new Map<string, ImportEvent>()
  readonly #unlisted = new Set<string>()
  #section = ''
  #key = ''
  #track: Dictionary | null = null
  #playlist: Playlist | null = null

  constructor(name: string) {
    this.#name = name
  }

  *read(node: XmlNode): Generator<ImportEvent> {
    if (node.type === 'open') {
      this.#open(node.path, node.line)
      return
    }
    const parent = node.path.slice(0, node.path.lastIndexOf('/'))
    const element = node.path.slice(parent.length + 1)
    if (node.path === TRACK && this.#track) this.#storeTrack(this.#track)
    else if (node.path === PLAYLIST && this.#playlist) yield* this.#playlistEvents(this.#playlist)
    else if (element === 'key') this.#key = node.text
    else this.#storeValue(parent, node.text || element, node.line)
    if (node.path === `${TOP}/key`) this.#section = node.text
  }

  /** Yields the tracks that are in no playlist, if the file has no master list. */
  *end(): Generator<ImportEvent> {
    if (this.#track) this.#storeTrack(this.#track)
    if (this.#playlist) yield* this.#playlistEvents(this.#playlist)
    if (this.#unlisted.size === 0) return
    yield playlistEvent(this.#name)
    for (const [id, event] of this.#tracks) if (this.#unlisted.has(id)) yield event
  }

  #open(path: string, line: number): void {
    const values = new Map<string, string>()
    if (path === TRACK && this.#section === 'Tracks') this.#track = { line, values }
    if (path === PLAYLIST && this.#section === 'Playlists') {
      this.#playlist = { line, values, items: [] }
    }
  }

  #storeValue(parent: string, text: string, line: number): void {
    if (parent === TRACK) this.#track?.values.set(this.#key, text)
    else if (parent === PLAYLIST) this.#playlist?.values.set(this.#key, text)
    else if (parent === ITEM && this.#key === 'Track ID')
      this.#playlist?.items.push({ id: text, line })
  }

  #storeTrack(track: Dictionary): void {
    const trackId = track.values.get('Track ID')
    const isNew = trackId !== undefined && !this.#tracks.has(trackId)
    const id = isNew ? trackId : `unnumbered ${this.#tracks.size}`
    this.#tracks.set(id, readItunesTrack(track))
    this.#unlisted.add(id)
    this.#track = null
  }

  *#playlistEvents({ values, items }: Playlist): Generator<ImportEvent> {
    this.#playlist = null
    const name = cleanText(values.get('Name') ?? '') || this.#name
    const id = cleanTextOrNull(values.get('Playlist Persistent ID'))
    const description = cleanTextOrNull(values.get('Description'))
    if (values.get('Master') === 'true') {
      yield playlistEvent(name, { externalId: id })
      yield* this.#tracks.values()
      this.#unlisted.clear()
      return
    }
    if (values.has('Distinguished Kind') || values.get('Folder') === 'true') return
    yield playlistEvent(name, { description, externalId: id })
    for (const item of items) {
      yield this.#tracks.get(item.id) ?? unknownTrack(item)
      this.#unlisted.delete(item.id)
    }
  }
}

function unknownTrack({ id, line }: { id: string; line: number }): ImportEvent {
  return skipEvent({ line, code: 'undescribed_track', text: `Track ID ${id}` })
}
