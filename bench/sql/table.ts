type Cell = string | number

/** A table in Markdown. */
export const table = (head: Cell[], rows: Cell[][]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
