import type { ByteSource } from './byte-source'
import { clock, cutShort, Refusal, type Span, silent, type Walk } from './layout'
import { type MpegFrame, readMpegHeader } from './mpeg-header'

/** How far junk may reach before the first frame. */
const JUNK_BYTES = 65_536
/** What is shorter than this share of what the file promises is cut short. */
const WHOLE = 0.95
const VBRI_OFFSET = 36

type Tally = { frames: number; bytes: number; samples: number; first: MpegFrame }

/** MP3, frame by frame: exact where headers guess. Throws for another layer, and for too little. */
export const walkMp3: Walk = (source, span) => {
  const start = findFirst(source, span)
  if (start === undefined) throw silent('MP3')
  const first = frameAt(source, start)!
  if (first.layer !== 3) {
    throw new Refusal(`This is MPEG Layer ${first.layer === 1 ? 'I' : 'II'} audio, not MP3.`)
  }
  const promised = promisedFrames(source, start, first)
  const tally = count(
    source,
    { start: promised === undefined ? start : start + first.bytes, end: span.end },
    first,
  )
  const seconds = tally.samples / first.sampleRate
  if (promised !== undefined && tally.frames < promised * WHOLE - 1) {
    const promisedSeconds = (promised * first.samples) / first.sampleRate
    throw cutShort('MP3', `it promises ${clock(promisedSeconds)} and ends after ${clock(seconds)}.`)
  }
  if (tally.frames === 0 || tally.bytes * 2 < span.end - start) throw silent('MP3')
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

/** Whether MP3 frames follow each other close to the start of `span`. */
export const looksLikeMp3 = (source: ByteSource, span: Span): boolean =>
  findFirst(source, span) !== undefined

// Two bytes alone prove nothing: a frame counts when two of its kind follow it, or the file ends.
function findFirst(source: ByteSource, { start, end }: Span): number | undefined {
  for (let at = start; at < Math.min(end, start + JUNK_BYTES); at++) {
    const frame = frameAt(source, at)
    if (frame && followers(source, at, frame, end) >= 2) return at
  }
  return undefined
}

function followers(source: ByteSource, at: number, frame: MpegFrame, end: number): number {
  let next = at + frame.bytes
  for (let found = 0; found < 2; found++) {
    if (next === end) return 2
    const follower = frameAt(source, next)
    if (!follower || !isKin(frame, follower)) return found
    next += follower.bytes
    if (next > end) return found + 1
  }
  return 2
}

function count(source: ByteSource, { start, end }: Span, first: MpegFrame): Tally {
  const tally: Tally = { frames: 0, bytes: 0, samples: 0, first }
  for (let at = start; at + 4 <= end; ) {
    const frame = frameAt(source, at)
    if (!frame || !isKin(first, frame) || at + frame.bytes > end) {
      at += nextSync(source, at + 1, end) - at
      continue
    }
    tally.frames++
    tally.bytes += frame.bytes
    tally.samples += frame.samples
    at += frame.bytes
  }
  return tally
}

const SCAN_BYTES = 65_536

function nextSync(source: ByteSource, from: number, end: number): number {
  for (let at = from; at < end; at += SCAN_BYTES) {
    const found = source.read(at, Math.min(SCAN_BYTES, end - at)).indexOf(0xff)
    if (found >= 0) return at + found
  }
  return end
}

const frameAt = (source: ByteSource, at: number) => readMpegHeader(source.read(at, 4))

const isKin = (one: MpegFrame, other: MpegFrame) =>
  one.layer === other.layer && one.sampleRate === other.sampleRate && one.samples === other.samples

/** Frames that a Xing, Info or VBRI header says follow it. */
function promisedFrames(source: ByteSource, at: number, frame: MpegFrame): number | undefined {
  const xing = source.read(at + frame.xingOffset, 12)
  if (/^(Xing|Info)/.test(xing.toString('latin1', 0, 4)) && xing.length === 12) {
    return xing.readUInt32BE(4) & 1 ? xing.readUInt32BE(8) : 0
  }
  const vbri = source.read(at + VBRI_OFFSET, 18)
  return vbri.length === 18 && vbri.toString('latin1', 0, 4) === 'VBRI'
    ? vbri.readUInt32BE(14)
    : undefined
}
