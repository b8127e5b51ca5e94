import type { ByteSource } from './byte-source'

/** Bytes from `start` to `end`, `end` not included. */
export type Span = { start: number; end: number }

/** The position and the format of the audio in a file, found by parsing the whole container. */
export type AudioLayout = {
  container: string
  codec: string
  /** The Content-Type to serve the file with. */
  mediaType: string
  /** Undefined, like the next two, if the container does not specify it reliably. */
  durationMs?: number
  sampleRate?: number
  channels?: number
  /** The audio without tags, in file order. */
  payload: Iterable<Span>
  /** Number of bytes outside of `payload`. */
  tagBytes: number
}

/**
 * Parses a container; `span` excludes the tags before and after it.
 * @throws UnsupportedAudioError
 */
export type ParseContainer = (source: ByteSource, span: Span) => AudioLayout
