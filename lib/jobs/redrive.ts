import 'server-only'
import { DEAD_LETTERS } from './catalog'
import { queue } from './queue'

/** Puts dead letters back where they came from: those of `ids`, or all of one queue. Answers how many. */
export async function redrive(which: { ids: string[] } | { sourceName: string }): Promise<number> {
  const boss = await queue()
  return boss.redrive(DEAD_LETTERS, which)
}
