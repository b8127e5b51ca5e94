import { cleanText } from '@/lib/song-text/clean-text'
import { type DjTrack, djTrackEvent, traktorKey } from './dj-track'
import { playlistEvent } from './playlist-event'
import { skipEvent } from './skip'
import type { ImportEvent, Reader } from './types'
import { elementOf, readXml, type XmlNode } from './xml'

type OpenNode = Extract<XmlNode, { type: 'open' }>

/**
 * Reads the collections of rekordbox (`DJ_PLAYLISTS`) and Traktor (`NML`). Tracks come first and are
 * held until playlists refer to them by key. Omits folders. A file without playlists becomes one
 * playlist of all tracks.
 */
export const readDjXml: Reader = async function* (text, { fallbackName }) {
  const collection = new Collection(fallbackName)
  for await (const nodes of readXml(text)) {
    for (const node of nodes) {
      if (node.type === 'open') yield* collection.open(node)
      else collection.close(elementOf(node))
    }
  }
  yield* collection.end()
}

class Collection {
  readonly #fallbackName: string
  readonly #tracks = new Map<string, DjTrack>()
  readonly #keyOfLocation = new Map<string, string>()
  #track: DjTrack | null = null
  #isInPlaylists = false
  #hasPlaylist = false

  constructor(fallbackName: string) {
    this.#fallbackName = fallbackName
  }

  close(element: string): void {
    if (element === 'playlists') this.#isInPlaylists = false
    if (this.#track && !this.#isInPlaylists && (element === 'track' || element === 'entry'))
      this.#store(this.#track)
  }

  *open(node: OpenNode): Generator<ImportEvent> {
    const element = elementOf(node)
    if (element === 'playlists') this.#isInPlaylists = true
    else if (!this.#isInPlaylists) this.#readTrack(element, node)
    else yield* this.#readPlaylist(element, node)
  }

  /** Yields all tracks if the file has no playlist. */
  *end(): Generator<ImportEvent> {
    if (this.#hasPlaylist) return
    yield playlistEvent(this.#fallbackName)
    for (const track of this.#tracks.values()) yield djTrackEvent(track)
  }

  #readTrack(element: string, { line, attributes }: OpenNode): void {
    if (element === 'track' || element === 'entry') this.#track = { line, ...attributes }
    else if (this.#track && element === 'album') this.#track.album = attributes.title ?? ''
    else if (this.#track && element === 'info')
      Object.assign(this.#track, { playtime: attributes.playtime, genre: attributes.genre })
    else if (this.#track && element === 'location') this.#track.location = traktorKey(attributes)
  }

  #store(track: DjTrack): void {
    const key = track.trackid || track.location || `unnumbered ${this.#tracks.size}`
    this.#tracks.set(key, track)
    if (track.location) this.#keyOfLocation.set(track.location, key)
    this.#track = null
  }

  *#readPlaylist(element: string, { line, attributes }: OpenNode): Generator<ImportEvent> {
    if (element === 'node' && isPlaylistNode(attributes)) {
      this.#hasPlaylist = true
      yield playlistEvent(cleanText(attributes.name ?? '') || this.#fallbackName)
    }
    const key = element === 'track' || element === 'primarykey' ? attributes.key : undefined
    if (key === undefined || !this.#hasPlaylist) return
    const track = this.#tracks.get(key) ?? this.#tracks.get(this.#keyOfLocation.get(key) ?? '')
    yield track
      ? djTrackEvent({ ...track, line })
      : skipEvent({ line, code: 'undescribed_track', text: key })
  }
}

/** Type 1 in rekordbox, `PLAYLIST` in Traktor; folders have type 0 and `FOLDER`. */
const isPlaylistNode = ({ type }: Record<string, string>): boolean =>
  type === '1' || type?.toUpperCase() === 'PLAYLIST'
