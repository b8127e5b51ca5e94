import { db } from '@/db'

type Statement = { query: string; params: unknown[] }
type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Actual Loops': number
  Plans?: PlanNode[]
}
export type Cost = {
  statements: number
  /** Pages of 8 kB that were read, from memory or disk. */
  buffers: number
  milliseconds: number
  /** Tables of more than 10,000 rows that were read from end to end. */
  scanned: string[]
}

const MANY_ROWS = 10_000

/** Measures the statements of `work` on a PostgreSQL server with EXPLAIN ANALYZE. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const statements = await statementsOf(work)
  const large = await largeTables()
  const cost: Cost = { statements: statements.length, buffers: 0, milliseconds: 0, scanned: [] }
  for (const statement of statements) {
    const { Plan: plan, 'Execution Time': milliseconds } = await explain(statement)
    cost.buffers += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    cost.milliseconds += milliseconds
    cost.scanned.push(...scannedIn(plan).filter((table) => large.has(table)))
  }
  return cost
}

/** Returns the statements that `work` sends, with their parameters. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const client = server()
  const { unsafe } = client
  const sent: Statement[] = []
  client.unsafe = ((query: string, params: unknown[] = []) => {
    // The job queue polls in the background.
    if (!/pgboss|job_pauses/.test(query)) sent.push({ query, params })
    return unsafe(query, params as never[])
  }) as typeof unsafe
  try {
    await work()
  } finally {
    client.unsafe = unsafe
  }
  return sent
}

async function explain({ query, params }: Statement) {
  const rows = await server().unsafe(
    `explain (analyze, buffers, format json) ${query}`,
    params as never[],
  )
  const [plan] = rows[0]!['QUERY PLAN'] as [{ Plan: PlanNode; 'Execution Time': number }]
  return plan
}

const scannedIn = (node: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0
    ? [node['Relation Name'] ?? '']
    : []),
  ...(node.Plans ?? []).flatMap(scannedIn),
]

async function largeTables(): Promise<Set<string>> {
  const rows = await server()`
    select relname from pg_class where relkind in ('r', 'p') and reltuples > ${MANY_ROWS}`
  return new Set(rows.map((row) => String(row.relname)))
}

function server() {
  const { postgres } = db.describe()
  if (postgres.kind === 'embedded') throw new Error('Plans are read on a PostgreSQL server.')
  return postgres.client
}
