import { ID_BYTES } from './packed-columns'

const MIN_CAPACITY = 16

/**
 * The ids of the tracks of a deck as 16 bytes each, with a hash index. Sixty thousand ids as strings
 * would take several times the memory, and tens of milliseconds to create.
 */
export class TrackIds {
  #bytes: Uint8Array
  #count = 0
  /** Indices plus 1 by hash, 0 for a free slot; at most half of the slots are used. */
  #slots: Int32Array

  constructor(capacity = MIN_CAPACITY) {
    const room = Math.max(capacity, MIN_CAPACITY)
    this.#bytes = new Uint8Array(room * ID_BYTES)
    this.#slots = new Int32Array(slotCount(room))
  }

  get size(): number {
    return this.#count
  }

  /** The memory that the ids take. */
  get byteLength(): number {
    return this.#bytes.byteLength + this.#slots.byteLength
  }

  /** Returns a copy with room for `more` further ids. */
  clone(more = 0): TrackIds {
    const copy = new TrackIds(this.#count + more)
    copy.#bytes.set(this.#bytes.subarray(0, this.#count * ID_BYTES))
    copy.#count = this.#count
    if (copy.#slots.length === this.#slots.length) copy.#slots.set(this.#slots)
    else copy.#rebuildSlots()
    return copy
  }

  /** Returns the UUID at an index. @throws RangeError for an index that is not in use */
  at(index: number): string {
    if (index < 0 || index >= this.#count) throw new RangeError(`No track has the index ${index}.`)
    const { buffer, byteOffset } = this.#bytes
    const hex = Buffer.from(buffer, byteOffset + index * ID_BYTES, ID_BYTES).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  /** Returns the index of a UUID; -1 if it is absent. */
  indexOf(id: string): number {
    return (this.#slots[this.#findSlot(parseId(id), 0)] ?? 0) - 1
  }

  /** Adds a UUID unless it is present, and returns its index. */
  add(id: string): number {
    return this.#addBytes(parseId(id), 0)
  }

  /** Adds ids that are packed as 16 bytes each, and returns their indices. */
  addPacked(packed: Uint8Array): Int32Array {
    const count = packed.length / ID_BYTES
    return Int32Array.from({ length: count }, (_, n) => this.#addBytes(packed, n * ID_BYTES))
  }

  #addBytes(source: Uint8Array, offset: number): number {
    const slot = this.#findSlot(source, offset)
    const known = (this.#slots[slot] ?? 0) - 1
    if (known >= 0) return known
    if ((this.#count + 1) * ID_BYTES > this.#bytes.length) {
      this.#grow()
      return this.#addBytes(source, offset)
    }
    this.#bytes.set(source.subarray(offset, offset + ID_BYTES), this.#count * ID_BYTES)
    this.#count++
    this.#slots[slot] = this.#count
    return this.#count - 1
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2)
    bytes.set(this.#bytes)
    this.#bytes = bytes
    this.#slots = new Int32Array(slotCount(bytes.length / ID_BYTES))
    this.#rebuildSlots()
  }

  #rebuildSlots(): void {
    for (let index = 0; index < this.#count; index++)
      this.#slots[this.#findSlot(this.#bytes, index * ID_BYTES)] = index + 1
  }

  /** Returns the slot of the id at an offset, or the free slot in which it belongs. */
  #findSlot(source: Uint8Array, offset: number): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(source, offset) & mask
    for (let entry = this.#slots[slot]; entry; entry = this.#slots[slot]) {
      if (this.#holds(entry - 1, source, offset)) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #holds(index: number, source: Uint8Array, offset: number): boolean {
    // The last bytes are random, so most different ids differ there.
    for (let byte = ID_BYTES - 1; byte >= 0; byte--)
      if (this.#bytes[index * ID_BYTES + byte] !== source[offset + byte]) return false
    return true
  }
}

/** Returns a power of two that is at least twice the capacity. */
const slotCount = (capacity: number) => 2 ** Math.ceil(Math.log2(capacity * 2))

const parseId = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')

/** Mixes all bytes (FNV-1a): ids that other programs created need not end with random bytes. */
function hashOf(source: Uint8Array, offset: number): number {
  let hash = 0x811c9dc5
  for (let byte = offset; byte < offset + ID_BYTES; byte++)
    hash = Math.imul(hash ^ source[byte]!, 0x01000193)
  return hash ^ (hash >>> 15)
}
