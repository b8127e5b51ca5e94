import type { Database } from './postgres'
import { prepared, preparingConnection } from './prepared'

const MAX_RUNNING_BATCHES = 2
const MAX_BATCH_REQUESTS = 100

type Parameters = Record<string, string | number>
type Caller<Row> = {
  resolve: (row: Row | undefined) => void
  reject: (error: unknown) => void
}
/** Equal calls that wait for one row. */
type Request<Values, Row> = { values: Values; callers: Caller<Row>[] }
type LoadBatch<Values, Row> = (batch: Values[]) => Promise<(Row & { n: number })[]>

/**
 * Makes a function that finds one row, and runs concurrent calls of it as one statement. Equal
 * calls are one request. A call without others is not delayed. Nothing is cached: a row is never
 * older than the call. In a transaction each call is a statement of its own.
 *
 * `makeLoader` receives a connection and returns the statement for a batch; each of its rows has
 * the number of its request, from 1, in `n`. A request without a row resolves to undefined.
 */
export function batched<Values extends Parameters, Row>(
  makeLoader: (database: Database) => LoadBatch<Values, Row>,
): (database: Database, values: Values) => Promise<Row | undefined> {
  const loaderOf = prepared((database) => createLoader(makeLoader(database)))
  return async (database, values) => {
    if (preparingConnection(database)) return loaderOf(database)(values)
    const [row] = await makeLoader(database)([values])
    return row
  }
}

function createLoader<Values extends Parameters, Row>(loadBatch: LoadBatch<Values, Row>) {
  const requests = new Map<string, Request<Values, Row>>()
  let running = 0
  let isScheduled = false

  const flush = async () => {
    isScheduled = false
    const batch = takeRequests(requests)
    if (batch.length === 0) return
    running++
    try {
      const rows = await loadBatch(batch.map(({ values }) => values))
      const rowByNumber = new Map(rows.map((row) => [row.n, row]))
      batch.forEach(({ callers }, index) => {
        for (const { resolve } of callers) resolve(rowByNumber.get(index + 1))
      })
    } catch (error) {
      for (const { reject } of batch.flatMap(({ callers }) => callers)) reject(error)
    }
    running--
    schedule()
  }
  const schedule = () => {
    if (isScheduled || running >= MAX_RUNNING_BATCHES || requests.size === 0) return
    isScheduled = true
    setImmediate(flush)
  }
  return (values: Values) =>
    new Promise<Row | undefined>((resolve, reject) => {
      // Each kind of request has one caller, so equal values have the same order.
      const key = Object.values(values).join()
      const request = requests.get(key) ?? { values, callers: [] }
      request.callers.push({ resolve, reject })
      requests.set(key, request)
      schedule()
    })
}

function takeRequests<Item>(requests: Map<string, Item>): Item[] {
  const batch = [...requests].slice(0, MAX_BATCH_REQUESTS)
  for (const [key] of batch) requests.delete(key)
  return batch.map(([, request]) => request)
}
