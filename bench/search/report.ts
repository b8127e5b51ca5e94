import type { Cost } from '@/tests/support/query-plans'
import { quantile } from '../sql/report'
import { table } from '../sql/table'

export type Measured = { name: string; milliseconds: number; cost: Cost }

type Summary = { name: string; p95: number; scanned: string[] }

/** Prints the runs as a table with a line for each name. */
export function printTable(measured: Measured[]): Summary[] {
  const byName = [...Map.groupBy(measured, ({ name }) => name)]
  const summaries = byName.map(([name, runs]) => {
    const times = runs.map(({ milliseconds }) => milliseconds)
    const executions = runs.map(({ cost }) => cost.milliseconds)
    const buffers = runs.map(({ cost }) => cost.buffers)
    const scanned = [...new Set(runs.flatMap(({ cost }) => cost.scanned))]
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
    const pages = [quantile(buffers, 0.5), quantile(buffers, 0.95)]
    const milliseconds = [p50, p95, quantile(executions, 0.5), quantile(executions, 0.95)]
    const cells = [name, runs.length, ...milliseconds.map((value) => value.toFixed(1)), ...pages]
    return { name, p95, scanned, cells: [...cells, scanned.join(', ') || 'none'] }
  })
  const figures = ['ms p50', 'p95', 'executing: ms p50', 'p95', 'buffers p50', 'p95']
  const head = ['', 'runs', ...figures, 'scans']
  const rows = summaries.map(({ cells }) => cells)
  process.stdout.write(`${table(head, rows)}\n`)
  return summaries
}
