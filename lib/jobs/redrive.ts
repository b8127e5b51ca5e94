import 'server-only'
import { DEAD_LETTERS } from './catalog'
import { queue } from './queue'

/** Puts dead letters back where they came from. Answers how many. */
export async function redrive(ids: string[]): Promise<number> {
  const boss = await queue()
  return boss.redrive(DEAD_LETTERS, { ids })
}
