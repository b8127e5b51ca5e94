import type { Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { ebmlElements, readFloat, readUnsigned } from './ebml'

const TRACK_ENTRY = 0xae
const TRACK_NUMBER = 0xd7
const TRACK_TYPE = 0x83
const CODEC_ID = 0x86
const AUDIO = 0xe1
const SAMPLING_FREQUENCY = 0xb5
const CHANNELS = 0x9f
const CONTENT_ENCODINGS = 0x6d80

const MAX_TRACKS = 64
const MAX_CODEC_LENGTH = 40
const TYPES: Record<number, WebmTrack['type']> = { 1: 'video', 2: 'audio' }

export type WebmTrack = {
  number: number
  type: 'audio' | 'video' | 'other'
  /** Such as A_OPUS. */
  codecId: string
  sampleRate: number
  channels: number
  /** Compressed or encrypted. */
  isEncoded: boolean
}

/** Reads the element `Tracks` (RFC 9559, section 5.1.4). */
export function readWebmTracks(source: ByteSource, tracks: Span): WebmTrack[] {
  const found: WebmTrack[] = []
  for (const entry of ebmlElements(source, tracks)) {
    if (entry.id === TRACK_ENTRY && found.length < MAX_TRACKS) found.push(readTrack(source, entry))
  }
  return found
}

function readTrack(source: ByteSource, entry: Span): WebmTrack {
  // The defaults of the specification.
  const track: WebmTrack = {
    ...{ number: 0, type: 'other', codecId: '', sampleRate: 8_000, channels: 1, isEncoded: false },
  }
  for (const element of ebmlElements(source, entry, (id) => id === AUDIO)) {
    const { id, start, end } = element
    if (id === TRACK_NUMBER) track.number = readUnsigned(source, element)
    if (id === TRACK_TYPE) track.type = TYPES[readUnsigned(source, element)] ?? 'other'
    if (id === CODEC_ID) track.codecId = source.text(start, Math.min(MAX_CODEC_LENGTH, end - start))
    if (id === SAMPLING_FREQUENCY) track.sampleRate = readFloat(source, element)
    if (id === CHANNELS) track.channels = readUnsigned(source, element)
    if (id === CONTENT_ENCODINGS) track.isEncoded = true
  }
  return track
}
