import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 20
const WITHIN_MS = 40_000

/** Looks again and again until there is something to see. */
export async function until<Seen>(look: () => Seen | Promise<Seen>): Promise<NonNullable<Seen>> {
  const deadline = Date.now() + WITHIN_MS
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > deadline) throw new Error(`It did not come to be: ${look}`)
    await pause(LOOK_EVERY_MS)
  }
}
