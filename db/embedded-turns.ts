import { setImmediate as onNextTurn } from 'node:timers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'

/** After statements of this duration in all, the next one waits for another turn of the event loop. */
const MAX_TURN_MS = 2

let turnStartedAt: number | undefined

/**
 * Lets other work of the process run between the statements of an embedded database, which runs them
 * on the event loop and never waits for I/O: a transaction of many statements would block all else, and
 * so would the waiting statements of many callers.
 */
export function yieldBetweenStatements(client: PGlite): void {
  const transaction = client.transaction.bind(client)
  client.query = oneByOne(yieldAfter(client.query.bind(client)))
  client.transaction = (work) =>
    transaction((tx) => {
      tx.query = yieldAfter(tx.query.bind(tx))
      return work(tx)
    })
}

/** Starts each statement when the one before it has ended and yielded. */
function oneByOne(query: PGlite['query']): PGlite['query'] {
  let previous: Promise<unknown> = Promise.resolve()
  return <Row>(...call: Parameters<PGlite['query']>) => {
    const result = previous.then(() => query<Row>(...call))
    previous = result.catch(() => undefined)
    return result
  }
}

function yieldAfter(query: PGlite['query']): PGlite['query'] {
  return async <Row>(...call: Parameters<PGlite['query']>) => {
    noteTurn()
    const result = await query<Row>(...call)
    const isTurnOver =
      turnStartedAt !== undefined && performance.now() - turnStartedAt > MAX_TURN_MS
    if (isTurnOver) await nextTurn()
    return result
  }
}

/** Notes when the first statement of the current turn of the event loop began. */
function noteTurn(): void {
  if (turnStartedAt !== undefined) return
  turnStartedAt = performance.now()
  onNextTurn(() => {
    turnStartedAt = undefined
  })
}
