import 'server-only'

/** The size of a packed UUID. */
export const ID_BYTES = 16
const INDEX_BYTES = 4

/** Encodes UUIDs as 16 bytes each. */
export function packIds(ids: string[]): Uint8Array {
  return Buffer.from(ids.join('').replaceAll('-', ''), 'hex')
}

/** Encodes indices as 4 bytes each, little endian. */
export function packIndices(indices: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(indices.length * INDEX_BYTES)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < indices.length; i++) view.setInt32(i * INDEX_BYTES, indices[i] ?? 0, true)
  return bytes
}

/** Decodes indices encoded by `packIndices`. */
export function unpackIndices(packed: Uint8Array): Int32Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  return Int32Array.from({ length: packed.length / INDEX_BYTES }, (_, i) =>
    view.getInt32(i * INDEX_BYTES, true),
  )
}
