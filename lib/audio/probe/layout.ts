import type { ByteSource } from './byte-source'

/** Bytes from `start` up to, not including, `end`. */
export type Span = { start: number; end: number }

/** How the audio lies in a file, found by walking through it. */
export type Layout = {
  container: string
  codec: string
  /** What it is served as. */
  mediaType: string
  /** Where the file itself says nothing, or too little to be believed, these are undefined. */
  durationMs?: number
  sampleRate?: number
  channels?: number
  /** The audio without its tags, in order. */
  payload: Iterable<Span>
  /** Bytes of everything else. */
  tagBytes: number
}

/** Walks through a file of one kind; `start` and `end` leave out the tags around it. */
export type Walk = (source: ByteSource, span: Span) => Layout

/** Why a file is not taken, in words that go on after "This is" or stand alone. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

const spoken = new Intl.NumberFormat('en')

export const bytesInWords = (bytes: number) => `${spoken.format(bytes)} bytes`

/** `31:27`, or `2:05:09` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = String(rest).padStart(2, '0')
  return hours > 0
    ? `${spoken.format(hours)}:${String(minutes).padStart(2, '0')}:${tail}`
    : `${minutes}:${tail}`
}

/** A file that ends before what it promises. */
export const cutShort = (kind: string, detail: string) =>
  new Refusal(`This ${kind} file is cut short: ${detail}`)

export const damaged = (kind: string, detail: string) =>
  new Refusal(`This ${kind} file is damaged: ${detail}`)

export const silent = (kind: string) => new Refusal(`There is no audio in this ${kind} file.`)
