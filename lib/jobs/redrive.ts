import 'server-only'
import { DEAD_LETTERS } from './catalog'
import { getQueue } from './queue'

/** Puts dead letters back where they came from. Answers how many. */
export async function redriveDeadLetters(ids: string[]): Promise<number> {
  const boss = await getQueue()
  return boss.redrive(DEAD_LETTERS, { ids })
}
