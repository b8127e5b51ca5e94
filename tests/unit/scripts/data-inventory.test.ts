import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const META = 'db/migrations/meta'
/** A partitioned table, which the snapshots of drizzle leave out. */
const PARTITIONED = 'plays'
const Snapshot = z.object({ tables: z.record(z.string(), z.object({ name: z.string() })) })

/** The tables of the schema, by the snapshot of the newest migration that changed it. */
function tablesOfSchema(): string[] {
  const newest = readdirSync(META)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1)
  const { tables } = Snapshot.parse(JSON.parse(readFileSync(join(META, newest ?? ''), 'utf8')))
  return [PARTITIONED, ...Object.values(tables).map(({ name }) => name)].sort()
}

it('the inventory of data lists each table once, with a level and how long it is kept', () => {
  const page = readFileSync('docs/security/data-inventory.md', 'utf8')
  const [, section = ''] = page.split('## Tables')
  const rows = (section.split('## Elsewhere')[0] ?? '')
    .split('\n')
    .filter((row) => row.startsWith('| `'))
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  const listed = cells.flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(listed.sort()).toEqual(tablesOfSchema())
  for (const [, , level, contains, kept] of cells) {
    expect(level).toMatch(/^(?:secret|personal|content|evidence|shared|technical)/)
    expect([contains, kept]).not.toContain('')
  }
})
