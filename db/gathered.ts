import { keepsPlansOf, planned } from './plans'
import type { Database } from './postgres'

/** Statements of a kind under way at a time; who asks meanwhile is gathered for the next. */
const AT_ONCE = 2
const MOST = 100

type Plain = Record<string, string | number>
type Caller<Found> = {
  found: (found: Found | undefined) => void
  failed: (error: unknown) => void
}
type Question<Asked, Found> = { asked: Asked; callers: Caller<Found>[] }
type Ask<Asked, Found> = (asked: Asked[]) => Promise<(Found & { n: number })[]>

/**
 * Answers what many ask for at the same time by one statement: what is asked all the time costs
 * less the more there is of it, what several ask alike is asked once, and one who asks alone waits
 * for nobody. `make` gets a connection and answers rows of which `n`, from 1, tells which question
 * they answer. In a transaction each asks alone.
 */
export function gathered<Asked extends Plain, Found>(
  make: (database: Database) => Ask<Asked, Found>,
) {
  const together = planned((database) => gather(make(database)))
  return (database: Database, asked: Asked): Promise<Found | undefined> =>
    keepsPlansOf(database)
      ? together(database)(asked)
      : make(database)([asked]).then(([row]) => row)
}

function gather<Asked extends Plain, Found>(ask: Ask<Asked, Found>) {
  const waiting = new Map<string, Question<Asked, Found>>()
  let underWay = 0
  let isComing = false

  const run = async () => {
    isComing = false
    const batch = [...waiting].slice(0, MOST).map(([key, question]) => {
      waiting.delete(key)
      return question
    })
    if (batch.length === 0) return
    underWay++
    try {
      const rows = new Map((await ask(batch.map(({ asked }) => asked))).map((row) => [row.n, row]))
      batch.forEach(({ callers }, at) => {
        for (const { found } of callers) found(rows.get(at + 1))
      })
    } catch (error) {
      for (const { failed } of batch.flatMap(({ callers }) => callers)) failed(error)
    }
    underWay--
    come()
  }
  const come = () => {
    if (isComing || underWay >= AT_ONCE || waiting.size === 0) return
    isComing = true
    setImmediate(run)
  }
  return (asked: Asked) =>
    new Promise<Found | undefined>((found, failed) => {
      // Alike means the same values in the same order: each kind of question is put in one place.
      const key = Object.values(asked).join()
      const question = waiting.get(key) ?? { asked, callers: [] }
      question.callers.push({ found, failed })
      waiting.set(key, question)
      come()
    })
}
