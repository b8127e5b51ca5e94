import { countClashes } from './clashes'
import { dueArtists } from './due-dates'
import { fisherYates } from './fisher-yates'
import { artistQueues } from './queues'
import type { Random } from './random'
import { releaseOrder } from './release-order'
import { releasesAfter } from './releases'
import { repair } from './repair'
import { rotated } from './rotation'
import { schedule } from './schedule'
import { distances, SPACING } from './spacing'
import type { TrackList } from './track-list'
import type { Mode, Previous, Spacing } from './types'

export type SpreadOptions = {
  random: Random
  mode: Mode
  spacing: Spacing
  previous?: Previous
  /** The fewest clashes hoped for. */
  goal: number
}

const REACH = 0.5

/** One try at an order: base order, due dates, schedule, rotation, repair. */
export function spreadOrder(
  list: TrackList,
  { random, spacing, previous, goal }: SpreadOptions,
): Int32Array {
  const { jitter, gap } = SPACING[spacing]
  const hasHistory = previous !== undefined
  const releases = previous && releasesAfter(previous, list.size, REACH)
  const last = previous?.tail.at(-1) ?? -1
  const base = releases ? releaseOrder(releases, random) : fisherYates(list.size, random)
  const queues = artistQueues(list, base, { random, hasHistory })
  const due = dueArtists(queues, { jitter, random, hasHistory })
  const wished = distances(list, gap, previous?.tail)
  const order = schedule(list, queues, due, wished, { random, releases, last })

  if (hasHistory) {
    repair(list, order, { goal, last, releases })
    return order
  }
  const turned = rotated(list, order, random)
  if (repair(list, turned, { goal }) <= goal) return turned
  repair(list, order, { goal })
  return countClashes(list, order) < countClashes(list, turned) ? order : turned
}
