import type { Import } from '@/lib/contract/import'

/** The time at which pages with these imports are rendered: two minutes after they ended. */
export const NOW_MS = Date.parse('2026-11-23T10:02:00Z')

/** Returns a finished import of the file `records.csv` with 164 rows, or one with other values. */
export const importWith = (
  values: Partial<Omit<Import, 'report'>> & { report?: Partial<Import['report']> } = {},
): Import => {
  const { report, ...others } = values
  return {
    id: 'import',
    kind: 'file',
    name: 'records.csv',
    status: 'succeeded',
    progress: { done: 164, total: 164 },
    playlists: [],
    confirmation: null,
    undoableUntil: null,
    undoneAt: null,
    error: null,
    problem: null,
    waitingUntil: null,
    queue: null,
    createdAt: '2026-11-23T10:00:00Z',
    finishedAt: '2026-11-23T10:00:00Z',
    ...others,
    report: {
      imported: 164,
      created: 0,
      matched: 0,
      duplicates: 0,
      added: 0,
      removed: 0,
      removedTracks: [],
      playable: null,
      skippedCount: 0,
      skipped: [],
      ...report,
    },
  }
}

/** Returns an import that has read `done` of 200 rows. */
export const runningImport = (done: number, values: Partial<Import> = {}): Import =>
  importWith({
    status: 'running',
    progress: { done, total: 200 },
    finishedAt: null,
    ...values,
    report: { imported: done },
  })

type SkippedRow = Import['report']['skipped'][number]

/** Returns a skipped row at line 4 without a title, or one with other values. */
export const skippedRow = (values: Partial<SkippedRow> = {}): SkippedRow => ({
  line: 4,
  code: 'no_title',
  params: {},
  reason: 'no title',
  advice: null,
  text: ',Ada Lindqvist',
  ...values,
})
