const HASHES_PER_BIT = Math.LN2
const FNV_PRIME = 0x01000193
const FNV_OFFSET = 0x811c9dc5
const SECOND_OFFSET = 0x9747b28c

/** A set of texts in few bits: it contains each added text, and a small share of all others. */
export type BloomFilter = { bits: Uint8Array; hashes: number }

/**
 * Creates a filter of texts. `errorRate` is the share of other texts that it seems to contain.
 * Source: B. Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", 1970.
 */
export function createBloomFilter(texts: Iterable<string>, errorRate: number): BloomFilter {
  const all = [...new Set(texts)]
  const bitsPerText = -Math.log(errorRate) / (Math.LN2 * Math.LN2)
  const filter = {
    bits: new Uint8Array(Math.ceil((all.length * bitsPerText) / 8)),
    hashes: Math.max(1, Math.round(bitsPerText * HASHES_PER_BIT)),
  }
  for (const text of all) {
    for (const at of positionsOf(filter, text)) {
      filter.bits[at >>> 3] = (filter.bits[at >>> 3] ?? 0) | (1 << (at & 7))
    }
  }
  return filter
}

/** Whether a filter contains a text, or seems to. */
export function mayContain(filter: BloomFilter, text: string): boolean {
  for (const at of positionsOf(filter, text)) {
    if (((filter.bits[at >>> 3] ?? 0) & (1 << (at & 7))) === 0) return false
  }
  return true
}

/** The bits of a text, derived from two hashes (Kirsch and Mitzenmacher, 2006). */
function* positionsOf({ bits, hashes }: BloomFilter, text: string): Generator<number> {
  const size = bits.length * 8
  const first = fnv1a(text, FNV_OFFSET)
  const second = fnv1a(text, SECOND_OFFSET) | 1
  for (let number = 0; number < hashes; number++) {
    yield ((first + Math.imul(number, second)) >>> 0) % size
  }
}

function fnv1a(text: string, offset: number): number {
  let hash = offset
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  }
  // The low bits of FNV-1a are weak: mix the high ones in.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
