const BLOCK_FRAMES = 64
/** Share of the gain reduction that is released per block. */
const RELEASE = 0.06

/**
 * Limits a signal to `ceiling` in place. Look-ahead and linear changes of the gain per block avoid
 * clipping and clicks.
 */
export function limit(left: Float32Array, right: Float32Array, ceiling: number): void {
  const edges = edgeGains(left, right, ceiling)
  for (let i = 0; i < left.length; i++) {
    const block = Math.floor(i / BLOCK_FRAMES)
    const gain =
      edges[block]! + (edges[block + 1]! - edges[block]!) * ((i % BLOCK_FRAMES) / BLOCK_FRAMES)
    left[i]! *= gain
    right[i]! *= gain
  }
}

// The gain at the edge of two blocks is low enough for both.
function edgeGains(left: Float32Array, right: Float32Array, ceiling: number): Float64Array {
  const blocks = Math.ceil(left.length / BLOCK_FRAMES)
  const edges = new Float64Array(blocks + 1).fill(1)
  for (let block = 0; block < blocks; block++) {
    let peak = 0
    const end = Math.min(left.length, (block + 1) * BLOCK_FRAMES)
    for (let i = block * BLOCK_FRAMES; i < end; i++) {
      peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!))
    }
    const needed = peak > ceiling ? ceiling / peak : 1
    edges[block] = Math.min(edges[block]!, needed)
    edges[block + 1] = needed
  }
  for (let i = 1; i <= blocks; i++) {
    const recovered = edges[i - 1]! + RELEASE * (1 - edges[i - 1]!)
    edges[i] = Math.min(edges[i]!, recovered)
  }
  return edges
}
