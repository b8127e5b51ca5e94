import { setImmediate as nextImmediate } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/**
 * Resolves in a turn of the event loop that no other caller has. Long work calls it before each slice:
 * the embedded database never waits for I/O, so without it no other request would run meanwhile, and
 * the slices of several callers would run in one turn.
 */
export function eventLoopTurn(): Promise<void> {
  const turn = last.then(() => nextImmediate())
  last = turn
  return turn
}

/**
 * Runs `work` for slices of `items`, one after the other. Several slices run each in a turn of the event
 * loop of its own, apart from the work before them too.
 */
export async function inSlices<Item>(
  items: readonly Item[],
  size: number,
  work: (slice: Item[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    if (items.length > size) await eventLoopTurn()
    await work(items.slice(from, from + size))
  }
}
