import { keepsPlansOf } from './plans'
import type { Database } from './postgres'

/** Statements of a kind under way at a time; who asks meanwhile is gathered for the next. */
const AT_ONCE = 2
const MOST = 100

type Waiting<Asked, Found> = {
  asked: Asked
  found: (found: Found | undefined) => void
  failed: (error: unknown) => void
}
type Ask<Asked, Found> = (asked: Asked[]) => Promise<(Found & { n: number })[]>

/**
 * Answers what many ask for at the same time by one statement: what is asked all the time costs
 * less the more there is of it, and one who asks alone waits for nobody. `make` gets a connection
 * and answers rows of which `n`, from 1, tells whose they are. In a transaction each asks alone.
 */
export function gathered<Asked, Found>(make: (database: Database) => Ask<Asked, Found>) {
  const made = new WeakMap<Database, (asked: Asked) => Promise<Found | undefined>>()
  return (database: Database, asked: Asked): Promise<Found | undefined> => {
    const twin = keepsPlansOf(database)
    if (!twin) return make(database)([asked]).then(([row]) => row)
    const known = made.get(database) ?? gather(make(twin))
    made.set(database, known)
    return known(asked)
  }
}

function gather<Asked, Found>(ask: Ask<Asked, Found>) {
  const waiting: Waiting<Asked, Found>[] = []
  let underWay = 0
  let isComing = false

  const run = async () => {
    isComing = false
    const batch = waiting.splice(0, MOST)
    if (batch.length === 0) return
    underWay++
    try {
      const rows = new Map((await ask(batch.map(({ asked }) => asked))).map((row) => [row.n, row]))
      batch.forEach(({ found }, at) => void found(rows.get(at + 1)))
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
    underWay--
    come()
  }
  const come = () => {
    if (isComing || underWay >= AT_ONCE || waiting.length === 0) return
    isComing = true
    setImmediate(run)
  }
  return (asked: Asked) =>
    new Promise<Found | undefined>((found, failed) => {
      waiting.push({ asked, found, failed })
      come()
    })
}
