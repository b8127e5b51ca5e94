import { withDatabase } from '../with-database'

export type Case = {
  /** Undefined for the embedded stores. */
  databaseUrl?: string
  guests: number
}
/** Milliseconds of each run. */
export type CaseResult = { insert: number[]; rows: number[]; statement: number[] }

const WARM_UP_RUNS = 10

/** Creates guests in this process, which must not have read its settings yet. */
export const runCase = ({ databaseUrl, guests }: Case): Promise<CaseResult> =>
  withDatabase(databaseUrl, () => measure(guests))

// Both statements run in turns, so that the load of the machine is the same for both.
async function measure(guests: number): Promise<CaseResult> {
  const { db } = await import('@/db')
  const { ensureFeatures } = await import('@/lib/services/demo/demo')
  const { demoRows } = await import('@/lib/services/demo/demo-library')
  await ensureFeatures()
  const result: CaseResult = { insert: [], rows: [], statement: [] }
  for (let run = -WARM_UP_RUNS; run < guests; run++) {
    const email = `${crypto.randomUUID()}@example.org`
    const insert = await timed(() =>
      db.transaction((tx) =>
        timed(() => tx.users.create({ email, displayName: 'Bench', passwordHash: '' })),
      ),
    )
    const rows = await timed(async () => demoRows())
    const guest = { id: crypto.randomUUID(), email: `guest-${email}`, displayName: 'Guest' }
    const statement = await timed(() =>
      db.transaction((tx) =>
        timed(() => tx.demoLibraries.createGuest({ ...guest, hours: 1 }, rows.value)),
      ),
    )
    if (run < 0) continue
    result.insert.push(insert.value.milliseconds)
    result.rows.push(rows.milliseconds)
    result.statement.push(statement.value.milliseconds)
  }
  return result
}

async function timed<Value>(work: () => Promise<Value>) {
  const start = performance.now()
  const value = await work()
  return { value, milliseconds: performance.now() - start }
}
