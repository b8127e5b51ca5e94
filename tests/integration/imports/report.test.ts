import { expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'
import { anImportedList, titles } from '@/tests/support/imported-list'
import { importFile } from '@/tests/support/library'

withApp()

async function download(token: string, importId: string, format: 'csv' | 'json') {
  const response = await call('GET', `/imports/${importId}/report?format=${format}`, { token })
  expect(response.status).toBe(200)
  return response
}

it('has a row for each added, removed and skipped row, with advice', async () => {
  const { token, importAgain } = await anImportedList(titles(0, 8))
  const again = await importAgain([...titles(2, 8), 'New', ''])
  expect(again.report).toMatchObject({
    added: 1,
    removed: 2,
    skippedCount: 1,
    skipped: [{ code: 'no_title', advice: 'Fill in the title and import the file again.' }],
  })
  const { body } = await download(token, again.id, 'json')
  expect(body).toMatchObject({
    import: { id: again.id, status: 'partial' },
    rows: [
      { result: 'created', playlist: 'mix', title: 'New', artists: ['Ann'] },
      { result: 'removed', title: 'Song 0' },
      { result: 'removed', title: 'Song 1' },
      { result: 'skipped', line: 9, code: 'no_title', advice: expect.stringMatching(/title/) },
    ],
  })
  const csv = await download(token, again.id, 'csv')
  expect(csv.headers.get('content-disposition')).toContain('mix.csv report.csv')
  expect(String(csv.body).replace('\uFEFF', '').trim().split('\r\n').slice(1)).toEqual([
    '"created","mix","New","Ann","","","","",""',
    '"removed","mix","Song 0","Ann","","","","",""',
    '"removed","mix","Song 1","Ann","","","","",""',
    '"skipped","","","","9","Ann","no_title","no title","Fill in the title and import the file again."',
  ])
})

it('has all skipped rows, also those that the API does not list', async () => {
  const { token } = await anImportedList(['One'])
  const file = ['Title,Artist', 'Two,Ann', ...Array.from({ length: 1_200 }, () => ',Ann')]
  const { id, report } = await importFile(token, file.join('\n'), 'holes.csv')
  expect(report.skipped).toHaveLength(1_000)
  const { body } = await download(token, id, 'json')
  expect((body as { rows: unknown[] }).rows).toHaveLength(1_201)
})

it('has each of more tracks than three pages of the database once', async () => {
  const { token } = await anImportedList(['One'])
  const rows = Array.from({ length: 2_300 }, (_, index) => `Song ${index},Ann,List ${index % 7}`)
  const gaps = Array.from({ length: 1_100 }, () => ',Ann,List 0')
  const file = ['Title,Artist,Playlist Name', ...rows, ...gaps].join('\n')
  const { id } = await importFile(token, file, 'lists.csv')
  const { body } = await download(token, id, 'json')
  type Row = { result: string; title?: string; line?: number }
  const found = (body as { rows: Row[] }).rows
  const added = found.flatMap(({ result, title }) => (result === 'created' ? title : []))
  expect(added.toSorted()).toEqual(titles(0, 2_300).toSorted())
  const skipped = found.flatMap(({ result, line }) => (result === 'skipped' ? line : []))
  expect(skipped).toEqual(gaps.map((_, index) => rows.length + 2 + index))
})

it('does not let a title become a formula of a spreadsheet', async () => {
  const { token, first } = await anImportedList(['=1+1'])
  const { body } = await download(token, first.id, 'csv')
  expect(String(body)).toContain(`"'=1+1"`)
})

it('counts the tracks that can play now', async () => {
  const { first } = await anImportedList(titles(0, 3))
  expect(first.report.playable).toEqual({ count: 0, total: 3 })
})

it('is read page by page, each track once', async () => {
  const { token, userId } = await anImportedList(['One'])
  const rows = Array.from({ length: 9 }, (_, index) => `Song ${index},Ann,List ${index % 4}`)
  const file = ['Title,Artist,Playlist Name', ...rows].join('\n')
  const { id: importId, playlists } = await importFile(token, file, 'lists.csv')
  const { db } = await import('@/db')
  const titlesOf = async (limit: number) => {
    const found: string[] = []
    let after: { list: string; number: number } | null = null
    do {
      const page: Awaited<ReturnType<typeof db.importReports.listTracks>> =
        await db.importReports.listTracks({ userId, importId }, 'added', { limit, after })
      expect(page.rows.length).toBeLessThanOrEqual(limit)
      found.push(...page.rows.map(({ title }) => title))
      after = page.next
    } while (after)
    return found
  }
  const all = await titlesOf(100)
  expect(all.toSorted()).toEqual(titles(0, 9))
  for (const limit of [1, 2, 3, 9]) expect(await titlesOf(limit)).toEqual(all)
  await call('DELETE', `/playlists/${playlists[0]?.id}`, { token })
  const left = await titlesOf(100)
  expect(left.length).toBeLessThan(9)
  expect(await titlesOf(2)).toEqual(left)
})
