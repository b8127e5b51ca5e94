import type { Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { type EbmlElement, ebmlElements, readFloat, readUnsigned, readVarInt } from './ebml'
import { readWebmTracks, type WebmTrack } from './webm-tracks'

// Elements of RFC 9559.
const HEADER = 0x1a45dfa3
const DOC_TYPE = 0x4282
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
const TRACKS = 0x1654ae6b
const CLUSTER = 0x1f43b675
const CLUSTER_TIMESTAMP = 0xe7
const BLOCK_GROUP = 0xa0
const BLOCKS = [0xa1, 0xa3]
const OPENED = [SEGMENT, INFO, CLUSTER, BLOCK_GROUP]

const DEFAULT_SCALE = 1_000_000
const MAX_DOC_TYPE_LENGTH = 16
const MAX_TRACK_NUMBER_BYTES = 8

export type WebmSegment = {
  docType: string
  tracks: WebmTrack[]
  /** Nanoseconds of a unit of the next two. */
  scale: number
  /** 0 if it is not declared. */
  declaredDuration: number
  lastTimestamp: number
  audioBytes: number
}

/** Reads a file of Matroska or WebM to its end. */
export function readWebmSegment(source: ByteSource, span: Span): WebmSegment {
  const segment: WebmSegment = {
    ...{ docType: '', tracks: [], scale: DEFAULT_SCALE },
    ...{ declaredDuration: 0, lastTimestamp: 0, audioBytes: 0 },
  }
  let clusterTimestamp = 0
  for (const element of elementsOf(source, span)) {
    readDetail(source, element, segment)
    if (element.id === CLUSTER_TIMESTAMP) clusterTimestamp = readUnsigned(source, element)
    if (!BLOCKS.includes(element.id)) continue
    const { track, timestamp, audio } = readBlock(source, element)
    if (!segment.tracks.some(({ number, type }) => number === track && type === 'audio')) continue
    segment.audioBytes += Math.max(0, audio.end - audio.start)
    segment.lastTimestamp = Math.max(segment.lastTimestamp, clusterTimestamp + timestamp)
  }
  return segment
}

/** Yields the audio of the blocks of a track. */
export function* webmBlocks(source: ByteSource, span: Span, number: number): Generator<Span> {
  for (const element of elementsOf(source, span)) {
    if (!BLOCKS.includes(element.id)) continue
    const { track, audio } = readBlock(source, element)
    if (track === number && audio.start < audio.end) yield audio
  }
}

const elementsOf = (source: ByteSource, span: Span): Generator<EbmlElement> =>
  ebmlElements(source, span, (id) => OPENED.includes(id))

function readDetail(source: ByteSource, element: EbmlElement, segment: WebmSegment): void {
  const { id } = element
  if (id === HEADER) segment.docType = readDocType(source, element)
  // Files repeat the list of their tracks, and each block is compared with it.
  if (id === TRACKS && segment.tracks.length === 0) segment.tracks = readWebmTracks(source, element)
  if (id === TIMESTAMP_SCALE) segment.scale = readUnsigned(source, element) || DEFAULT_SCALE
  if (id === DURATION) segment.declaredDuration = readFloat(source, element)
}

function readDocType(source: ByteSource, header: Span): string {
  for (const { id, start, end } of ebmlElements(source, header)) {
    if (id === DOC_TYPE) return source.text(start, Math.min(MAX_DOC_TYPE_LENGTH, end - start))
  }
  return ''
}

/** The track of a block, its time after that of the cluster, and its audio (RFC 9559, section 10.1). */
function readBlock(source: ByteSource, { start, end }: Span) {
  const track = readVarInt(source, start, { maxBytes: MAX_TRACK_NUMBER_BYTES })
  const timestamp = source.read(start + track.length, 2).readInt16BE(0)
  return { track: track.value, timestamp, audio: { start: start + track.length + 3, end } }
}
