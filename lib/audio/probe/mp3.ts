import type { ParseContainer, Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { type MpegFrame, readMpegHeader } from './mpeg-header'
import { formatDuration, noAudio, truncated, unsupportedFormat } from './unsupported-audio'

/** Maximum distance of the first frame from the start. */
const MAX_JUNK_BYTES = 65_536
const SCAN_BYTES = 65_536
/** Minimum share of the declared frames. */
const MIN_COMPLETE_SHARE = 0.95
const VBRI_OFFSET = 36
/** Frames that must follow a frame to tell it from random bytes. */
const MIN_FOLLOWERS = 2

type Totals = { frames: number; bytes: number; samples: number }

/** Parses MP3 frame by frame, because the durations in its headers are unreliable. */
export const parseMp3: ParseContainer = (source, span) => {
  const found = findFirstFrame(source, span)
  if (!found) throw noAudio('MP3')
  const { start, frame: first } = found
  if (first.layer !== 3) {
    const layer = first.layer === 1 ? 'I' : 'II'
    throw unsupportedFormat(
      `This is an MPEG Layer ${layer} file. Only MP3 (Layer III) is supported.`,
    )
  }
  const declaredFrames = readDeclaredFrames(source, start, first)
  const audioStart = declaredFrames === undefined ? start : start + first.bytes
  const totals = countFrames(source, { start: audioStart, end: span.end }, first)
  const seconds = totals.samples / first.sampleRate
  if (declaredFrames !== undefined && totals.frames < declaredFrames * MIN_COMPLETE_SHARE - 1) {
    const declared = formatDuration((declaredFrames * first.samples) / first.sampleRate)
    throw truncated('MP3', `it declares ${declared} but ends after ${formatDuration(seconds)}.`)
  }
  if (totals.frames === 0 || totals.bytes * 2 < span.end - start) throw noAudio('MP3')
  return {
    container: 'MPEG',
    codec: 'MP3',
    mediaType: 'audio/mpeg',
    durationMs: Math.round(seconds * 1_000),
    sampleRate: first.sampleRate,
    channels: first.channels,
    payload: [{ start, end: span.end }],
    tagBytes: source.size - (span.end - start),
  }
}

/** Whether MP3 frames follow each other near the start of `span`. */
export const hasMp3Frames = (source: ByteSource, span: Span): boolean =>
  findFirstFrame(source, span) !== undefined

function findFirstFrame(source: ByteSource, { start, end }: Span) {
  for (let at = start; at < Math.min(end, start + MAX_JUNK_BYTES); at++) {
    const frame = readFrame(source, at)
    if (frame && hasFollowers(source, { start: at, end }, frame)) return { start: at, frame }
  }
  return undefined
}

/** Whether similar frames follow the one at `start`, or the file ends right after it. */
function hasFollowers(source: ByteSource, { start, end }: Span, frame: MpegFrame): boolean {
  let next = start + frame.bytes
  for (let found = 0; found < MIN_FOLLOWERS; found++) {
    if (next === end) return true
    const follower = readFrame(source, next)
    if (!follower || !isSameFormat(frame, follower)) return false
    next += follower.bytes
    if (next > end) return found + 1 >= MIN_FOLLOWERS
  }
  return true
}

function countFrames(source: ByteSource, { start, end }: Span, first: MpegFrame): Totals {
  const totals: Totals = { frames: 0, bytes: 0, samples: 0 }
  for (let at = start; at + 4 <= end; ) {
    const frame = readFrame(source, at)
    if (!frame || !isSameFormat(first, frame) || at + frame.bytes > end) {
      at = findSyncByte(source, at + 1, end)
      continue
    }
    totals.frames++
    totals.bytes += frame.bytes
    totals.samples += frame.samples
    at += frame.bytes
  }
  return totals
}

/** The offset of the next byte 0xff, or `end`. */
function findSyncByte(source: ByteSource, from: number, end: number): number {
  for (let at = from; at < end; at += SCAN_BYTES) {
    const found = source.read(at, Math.min(SCAN_BYTES, end - at)).indexOf(0xff)
    if (found >= 0) return at + found
  }
  return end
}

const readFrame = (source: ByteSource, at: number) => readMpegHeader(source.read(at, 4))

const isSameFormat = (one: MpegFrame, other: MpegFrame) =>
  one.layer === other.layer && one.sampleRate === other.sampleRate && one.samples === other.samples

/**
 * The number of frames that a Xing, Info or VBRI header in the frame at `at` declares, 0 if it declares
 * none. Undefined without such a header.
 */
function readDeclaredFrames(source: ByteSource, at: number, frame: MpegFrame): number | undefined {
  const xing = source.read(at + frame.xingOffset, 12)
  if (/^(Xing|Info)/.test(xing.toString('latin1', 0, 4)) && xing.length === 12) {
    const hasFrameCount = xing.readUInt32BE(4) & 1
    return hasFrameCount ? xing.readUInt32BE(8) : 0
  }
  const vbri = source.read(at + VBRI_OFFSET, 18)
  const isVbri = vbri.length === 18 && vbri.toString('latin1', 0, 4) === 'VBRI'
  return isVbri ? vbri.readUInt32BE(14) : undefined
}
