import 'server-only'
import { DEAD_LETTERS } from './catalog'
import { markNewJob } from './new-jobs'
import { getQueue } from './queue'

/** Moves dead letters back to their queues. Returns their number. */
export async function redriveDeadLetters(ids: string[]): Promise<number> {
  const boss = await getQueue()
  const count = await boss.redrive(DEAD_LETTERS, { ids })
  if (count > 0) markNewJob()
  return count
}
