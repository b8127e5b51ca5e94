export type Cell = string | number
export type Table = { title: string; note?: string; columns: string[]; rows: Cell[][] }

/** Formats a table as Markdown. */
export function toMarkdown({ title, note, columns, rows }: Table): string {
  const line = (cells: readonly Cell[]) => `| ${cells.join(' | ')} |`
  return [
    `\n## ${title}\n`,
    ...(note ? [`${note}\n`] : []),
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
  ].join('\n')
}

export function roundTo(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals))
}

export function formatPercent(share: number, decimals = 0): string {
  return `${(100 * share).toFixed(decimals)} %`
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
