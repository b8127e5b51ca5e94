import { describe, expect, test } from 'vitest'
import { estimateTimeLeft } from '@/components/imports/estimate-time-left'
import { useImportText } from '@/components/imports/use-import-text'
import { importWith, NOW_MS, runningImport } from '@/tests/support/dom/imports'
import { renderEnglish } from '@/tests/support/render'

type ImportText = ReturnType<typeof useImportText>

function Text({ of }: { of: (text: ImportText) => string }) {
  return of(useImportText())
}

const textOf = (of: (text: ImportText) => string) => renderEnglish(<Text of={of} />)

const playlist = { id: '1', name: 'Records we keep', trackCount: 164 }

describe('the title of an import', () => {
  test.each([
    ['is its file without playlists', [], 'records.csv'],
    ['is its playlist', [playlist], 'Records we keep'],
    ['is the number of its playlists', [playlist, playlist], '2 playlists'],
  ])('%s', (_, playlists, title) => {
    expect(textOf((text) => text.title(importWith({ playlists })))).toBe(title)
  })
})

describe('the origin of an import', () => {
  test.each([
    ['without playlists', importWith(), '2 minutes ago'],
    ['with a playlist', importWith({ playlists: [playlist] }), 'from records.csv, 2 minutes ago'],
    ['of Spotify', importWith({ kind: 'spotify' }), 'from Spotify, 2 minutes ago'],
    ['that runs', runningImport(10), ''],
  ])('%s', (_, row, origin) => {
    expect(textOf((text) => text.origin(row, NOW_MS))).toBe(origin)
  })
})

describe('the outcome of an import', () => {
  test.each([
    [importWith({ report: { skippedCount: 1 } }), '164 tracks, 1 row skipped'],
    [importWith({ kind: 'spotify', report: { skippedCount: 2 } }), '164 tracks, 2 tracks skipped'],
    [importWith({ status: 'failed', report: { imported: 0 } }), 'Failed'],
    [importWith({ status: 'cancelled', report: { imported: 1 } }), 'Stopped, 1 track'],
    [importWith({ report: { imported: 0 } }), 'Nothing was imported'],
    [importWith({ playlists: [playlist], report: { imported: 0 } }), 'No changes'],
    [importWith({ status: 'queued' }), 'Waiting'],
    [runningImport(10), 'Importing'],
  ])('%#', (row, outcome) => {
    expect(textOf((text) => text.outcome(row))).toBe(outcome)
  })
})

describe('the announcement of an import', () => {
  const announcement = (row: Parameters<ImportText['announcement']>[0]) =>
    textOf((text) => text.announcement(row))

  test('changes at each quarter, not at each row', () => {
    expect(announcement(importWith({ status: 'queued' }))).toBe('records.csv is waiting.')
    expect(announcement(runningImport(3))).toBe('records.csv is being read.')
    expect(announcement(runningImport(50))).toBe('records.csv: 25 % read.')
    expect(announcement(runningImport(99))).toBe(announcement(runningImport(50)))
    expect(announcement(importWith())).toBe('records.csv: 164 tracks.')
  })
})

describe('the estimate of the time left', () => {
  test('follows from the pace', () => {
    const pace = { rows: 100, elapsedMs: 2_000, remainingRows: 300 }
    expect(estimateTimeLeft(pace)).toBe(6_000)
  })

  test.each([
    { rows: 100, elapsedMs: 1_000, remainingRows: 300 },
    { rows: 0, elapsedMs: 9_000, remainingRows: 300 },
  ])('is missing after $elapsedMs ms and $rows rows', (pace) => {
    expect(estimateTimeLeft(pace)).toBeUndefined()
  })
})
