const BINS = 10

/**
 * Returns chi-squared per degree of freedom of the hypothesis that every track is equally likely at
 * every position: in ten bins, mean over the tracks. Near 1 is fair. `orders` are independent orders
 * of the same list.
 */
export function positionFairness(orders: readonly Int32Array[]): number {
  const size = orders[0]?.length ?? 0
  const observed = new Int32Array(size * BINS)
  const width = new Int32Array(BINS)
  for (let position = 0; position < size; position++) width[binOf(position, size)]!++
  for (const order of orders)
    for (let position = 0; position < size; position++)
      observed[order[position]! * BINS + binOf(position, size)]!++
  let chiSquared = 0
  for (let cell = 0; cell < observed.length; cell++) {
    const expected = (orders.length * width[cell % BINS]!) / size
    chiSquared += (observed[cell]! - expected) ** 2 / expected
  }
  return chiSquared / size / (BINS - 1)
}

function binOf(position: number, size: number): number {
  return Math.floor((position * BINS) / size)
}

/**
 * Returns the entropy of the track that follows a track, relative to a free choice among all others,
 * with the Miller-Madow correction for the finite number of orders.
 */
export function successorEntropy(orders: readonly Int32Array[]): number {
  const size = orders[0]?.length ?? 0
  const successors = Array.from({ length: size }, () => new Int32Array(size))
  for (const order of orders)
    for (let position = 1; position < size; position++)
      successors[order[position - 1]!]![order[position]!]!++
  let entropy = 0
  for (const counts of successors) entropy += computeEntropy(counts) / size
  return entropy / Math.log2(size - 1)
}

/** Returns the entropy of a distribution in bits, from its counts. */
export function computeEntropy(counts: ArrayLike<number>): number {
  const positive = Array.from(counts).filter((count) => count > 0)
  const total = positive.reduce((sum, count) => sum + count, 0)
  const entropy = positive.reduce((sum, n) => sum - (n / total) * Math.log2(n / total), 0)
  return entropy + (positive.length - 1) / (2 * total * Math.LN2)
}
