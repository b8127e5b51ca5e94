import { cleanText } from '@/lib/song-text/clean-text'
import { parseDuration, parseMilliseconds } from './durations'
import { type FileEntry, fileEntryEvent } from './file-entry'
import { playlistEvent } from './playlist-event'
import type { ImportEvent, Reader } from './types'
import { elementOf, readXml, type XmlNode } from './xml'

/**
 * Reads lists of files in XML: WPL and ZPL of Windows Media Player and Zune (`<media src>`), ASX
 * (`<entry>` with `<ref href>`), and the playlists of Rhythmbox (`<location>`).
 */
export const readMediaXml: Reader = async function* (text, { fallbackName }) {
  const reader = new MediaReader(fallbackName)
  for await (const nodes of readXml(text)) {
    for (const node of nodes) yield* reader.read(node)
  }
  yield* reader.end()
}

class MediaReader {
  readonly #fallbackName: string
  #name: string
  #hasPlaylist = false
  #entry: FileEntry | null = null

  constructor(fallbackName: string) {
    this.#fallbackName = fallbackName
    this.#name = fallbackName
  }

  *read(node: XmlNode): Generator<ImportEvent> {
    const element = elementOf(node)
    if (node.type === 'open') yield* this.#open(element, node)
    else yield* this.#close(element, node.text.trim(), node.line)
  }

  *end(): Generator<ImportEvent> {
    if (!this.#hasPlaylist) yield* this.#begin(this.#name)
  }

  *#open(
    element: string,
    { line, attributes }: Extract<XmlNode, { type: 'open' }>,
  ): Generator<ImportEvent> {
    if (element === 'playlist') yield* this.#begin(attributes.name ?? '')
    else if (element === 'media') yield* this.#row(mediaEntry(line, attributes))
    else if (element === 'entry') this.#entry = { line }
    else if (element === 'ref' && this.#entry) this.#entry.location ??= attributes.href
    else if (element === 'duration' && this.#entry)
      this.#entry.durationMs = parseDuration(attributes.value ?? '')
  }

  *#close(element: string, text: string, line: number): Generator<ImportEvent> {
    const entry = this.#entry
    if (element === 'title' && entry) entry.title = text
    else if (element === 'title' && !this.#hasPlaylist)
      this.#name = cleanText(text) || this.#fallbackName
    else if (element === 'author' && entry) entry.artist = text
    else if (element === 'location') yield* this.#row({ line, location: text })
    else if (element === 'entry' && entry) {
      this.#entry = null
      // Without an author, the title may have both names.
      const { title, ...rest } = entry
      yield* this.#row(entry.artist === undefined ? { ...rest, display: title } : entry)
    }
  }

  *#row(entry: FileEntry): Generator<ImportEvent> {
    if (!this.#hasPlaylist) yield* this.#begin(this.#name)
    yield fileEntryEvent(entry)
  }

  *#begin(name: string): Generator<ImportEvent> {
    this.#hasPlaylist = true
    yield playlistEvent(cleanText(name) || this.#fallbackName)
  }
}

const mediaEntry = (line: number, attributes: Record<string, string>): FileEntry => ({
  line,
  location: attributes.src,
  title: attributes.tracktitle,
  artist: attributes.trackartist || attributes.albumartist,
  album: attributes.albumtitle,
  durationMs: parseMilliseconds(attributes.duration ?? ''),
})
