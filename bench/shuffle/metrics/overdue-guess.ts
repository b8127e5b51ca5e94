import type { TrackList } from '@/lib/shuffle'

/**
 * Returns the success rate of always guessing that the most overdue artist plays next: the share of
 * the second half of an order whose main artist has waited longest in relation to its even gap.
 */
export function overdueGuessRate(list: TrackList, order: Int32Array): number {
  const { primary, primaryCount } = list
  const last = new Int32Array(primaryCount.length).fill(-1)
  const left = primaryCount.slice()
  const half = Math.ceil(order.length / 2)
  let right = 0
  for (const [position, track] of order.entries()) {
    const artist = primary[track]!
    if (position >= half && mostOverdue(position) === artist) right++
    last[artist] = position
    left[artist]!--
  }
  return right / Math.max(1, order.length - half)

  function mostOverdue(position: number): number {
    let guess = -1
    let longest = -1
    for (let artist = 0; artist < left.length; artist++) {
      if (left[artist] === 0 || primaryCount[artist]! < 2) continue
      const waited = (position - last[artist]!) * primaryCount[artist]!
      if (waited <= longest) continue
      longest = waited
      guess = artist
    }
    return guess
  }
}
