import 'server-only'
import { DEAD_LETTERS } from './catalog'
import { getQueue } from './queue'

/** Moves dead letters back to their queues. Returns their number. */
export async function redriveDeadLetters(ids: string[]): Promise<number> {
  const boss = await getQueue()
  return boss.redrive(DEAD_LETTERS, { ids })
}
