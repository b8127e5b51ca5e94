import { expect, it } from 'vitest'
import { type ReportRow, reportFormats } from '@/lib/exporters/import-report'

async function* rowsOf(rows: ReportRow[]) {
  yield* rows
}

it('writes artists in CSV as exports do, and no formulas', async () => {
  const rows = rowsOf([
    {
      result: 'created',
      playlist: '=1+1',
      songId: '1',
      title: 'Fog "bank"',
      artists: ['Rain; Snow', 'Hail'],
    },
  ])
  let text = ''
  for await (const part of reportFormats.csv.write({}, rows)) text += part
  const lines = text.split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF"Result","Playlist"/)
  expect(lines[1]).toBe(`"created","'=1+1","Fog ""bank""","Rain\\; Snow; Hail","","","","",""`)
})
