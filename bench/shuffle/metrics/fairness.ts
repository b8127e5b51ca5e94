const BINS = 10

/**
 * Chi-squared over its degrees of freedom for "every track is equally likely at every position", in
 * ten bins, mean over the tracks. Near 1 is fair. `orders` are independent orders of the same list.
 */
export function positionFairness(orders: readonly Int32Array[]): number {
  const size = orders[0]!.length
  const seen = new Int32Array(size * BINS)
  const width = new Int32Array(BINS)
  for (let position = 0; position < size; position++) width[binOf(position, size)]!++
  for (const order of orders)
    for (let position = 0; position < size; position++)
      seen[order[position]! * BINS + binOf(position, size)]!++
  let chiSquared = 0
  for (let cell = 0; cell < seen.length; cell++) {
    const expected = (orders.length * width[cell % BINS]!) / size
    chiSquared += (seen[cell]! - expected) ** 2 / expected
  }
  return chiSquared / size / (BINS - 1)
}

function binOf(position: number, size: number): number {
  return Math.floor((position * BINS) / size)
}

/**
 * The entropy of which track follows a track, over that of a free choice among all others; with the
 * Miller-Madow correction for the finite number of orders.
 */
export function successorEntropy(orders: readonly Int32Array[]): number {
  const size = orders[0]!.length
  const followed = Array.from({ length: size }, () => new Int32Array(size))
  for (const order of orders)
    for (let position = 1; position < size; position++)
      followed[order[position - 1]!]![order[position]!]!++
  let entropy = 0
  for (const counts of followed) entropy += entropyOf(counts) / size
  return entropy / Math.log2(size - 1)
}

/** The entropy of a distribution in bits, from counts. */
export function entropyOf(counts: ArrayLike<number>): number {
  const positive = Array.from(counts).filter((count) => count > 0)
  const total = positive.reduce((sum, count) => sum + count, 0)
  const entropy = positive.reduce((sum, n) => sum - (n / total) * Math.log2(n / total), 0)
  return entropy + (positive.length - 1) / (2 * total * Math.LN2)
}
