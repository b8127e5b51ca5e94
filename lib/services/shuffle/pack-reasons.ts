import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReasonFacts } from '@/lib/shuffle'
import { joinBlocks, type ReasonBlock, splitBlocks } from './reason-blocks'

/**
 * A reason in `shuffle_sets.reasons`: its code and params. Sets of earlier versions have an English
 * text in place of the params.
 */
export type StoredReason = [code: string, paramsOrText: unknown]

/** Reasons are packed in blocks, so that one is read, or a few are changed, without the others. */
const MAX_BLOCK_REASONS = 512

/** Encodes the reasons of a set, and the number of its clashes. */
export const packReasons = (reasons: readonly StoredReason[], clashes: number): Uint8Array =>
  joinBlocks({ clashes, blocks: toBlocks(reasons) })

export const toStoredReason = ({ code, params }: ReasonFacts): StoredReason => [code, params]

/** Returns the clashes of a set; undefined for a set of an earlier version. */
export const readClashes = (packed: Uint8Array): number | undefined => splitBlocks(packed)?.clashes

/** Decodes the reasons of the positions from `start` to before `end`. */
export function readReasons(packed: Uint8Array, start: number, end: number): StoredReason[] {
  const parts = splitBlocks(packed)
  if (!parts) return decodeWhole(packed).slice(start, end)
  const { inside, first } = selectBlocks(parts.blocks, start, end)
  return inside.flatMap(decode).slice(start - first, end - first)
}

type DecodedRange = { start: number; reasons: StoredReason[] }

/** The block that was read last of each set: turns are handed out in order. */
const decodedBlocks = new WeakMap<Uint8Array, DecodedRange>()

/** Decodes the reason of a position; undefined if none is stored. */
export function readReasonAt(packed: Uint8Array, position: number): StoredReason | undefined {
  const known = decodedBlocks.get(packed)
  if (known && position >= known.start && position < known.start + known.reasons.length) {
    return known.reasons[position - known.start]
  }
  const range = decodeAround(packed, position)
  decodedBlocks.set(packed, range)
  return range.reasons[position - range.start]
}

function decodeAround(packed: Uint8Array, position: number): DecodedRange {
  const parts = splitBlocks(packed)
  if (!parts) return { start: 0, reasons: decodeWhole(packed) }
  const { inside, first } = selectBlocks(parts.blocks, position, position + 1)
  return { start: first, reasons: inside.flatMap(decode) }
}

/** Replaces the reasons from `start` to before `end`; the other blocks are copied as they are. */
export function replaceReasons(
  packed: Uint8Array,
  { start, end }: { start: number; end: number },
  replacement: readonly StoredReason[],
): Uint8Array {
  const parts = splitBlocks(packed)
  if (!parts) throw new Error('The reasons of an earlier version cannot be changed in part.')
  const { before, inside, after, first } = selectBlocks(parts.blocks, start, end)
  const decoded = inside.flatMap(decode)
  decoded.splice(start - first, end - start, ...replacement)
  return joinBlocks({ ...parts, blocks: [...before, ...toBlocks(decoded), ...after] })
}

function toBlocks(reasons: readonly StoredReason[]): ReasonBlock[] {
  const blocks: ReasonBlock[] = []
  for (let from = 0; from < reasons.length; from += MAX_BLOCK_REASONS) {
    const slice = reasons.slice(from, from + MAX_BLOCK_REASONS)
    const bytes = deflateRawSync(JSON.stringify(slice), { level: 1 })
    blocks.push({ count: slice.length, bytes })
  }
  return blocks
}

const decode = ({ bytes }: ReasonBlock): StoredReason[] =>
  JSON.parse(inflateRawSync(bytes).toString())

/** Earlier versions packed all reasons as one block without a header. */
const decodeWhole = (packed: Uint8Array): StoredReason[] =>
  packed.length > 0 ? decode({ count: 0, bytes: packed }) : []

/** Divides blocks into those before, around and after some positions; `first` is the first inside. */
function selectBlocks(blocks: readonly ReasonBlock[], start: number, end: number) {
  let index = 0
  let first = 0
  for (let block = blocks[0]; block && first + block.count <= start; block = blocks[++index])
    first += block.count
  const before = blocks.slice(0, index)
  const inside: ReasonBlock[] = []
  for (let at = first, block = blocks[index]; block && at < end; block = blocks[++index]) {
    inside.push(block)
    at += block.count
  }
  return { before, inside, after: blocks.slice(index), first }
}
