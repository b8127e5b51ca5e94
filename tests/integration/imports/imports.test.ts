import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importFile, someRows } from '@/tests/support/library'

withApp()

type Listed = {
  data: { id: string; song: { id: string; title: string } }[]
  nextCursor: string | null
}

async function tracksOf(token: string, playlist: string) {
  const tracks: Listed['data'] = []
  for (let cursor = ''; ; ) {
    const query = cursor ? `?limit=100&cursor=${cursor}` : '?limit=100'
    const { body } = await call('GET', `/playlists/${playlist}/tracks${query}`, { token })
    const { data, nextCursor } = body as Listed
    tracks.push(...data)
    if (!nextCursor) return tracks
    cursor = nextCursor
  }
}

describe('POST /imports', () => {
  it('imports all rows in their order, and reports the numbers', async () => {
    const { token } = await aUser()
    const result = await importFile(token, csvOf(someRows(230)), 'Road_trip.csv')
    expect(result).toMatchObject({
      status: 'succeeded',
      error: null,
      progress: { done: 230, total: 230 },
      report: { imported: 230, duplicates: 0, skippedCount: 0 },
      playlists: [{ name: 'Road trip', trackCount: 230 }],
    })
    const tracks = await tracksOf(token, result.playlists[0]!.id)
    expect(tracks.map((track) => track.song.title)).toEqual(someRows(230).map((row) => row.title))
  })

  it('reports each skipped row with its line and the reason', async () => {
    const { token } = await aUser()
    const file = 'Title,Artist\nOne,Someone\n,Nobody\nTwo,Someone\n'
    const { status, report } = await importFile(token, file, 'holes.csv')
    expect(status).toBe('partial')
    expect(report.imported! + report.skippedCount!).toBe(3)
    expect(report.skipped).toMatchObject([{ line: 3, code: 'no_title', params: {} }])
  })

  it('updates the playlist of an earlier import: adds, removes and moves, but adds nothing twice', async () => {
    const { token } = await aUser()
    const rows = someRows(20)
    const first = await importFile(token, csvOf(rows), 'mine.csv')
    const before = await tracksOf(token, first.playlists[0]!.id)
    const changed = [rows[5]!, ...rows.slice(7), { title: 'Fresh one', artist: 'Newcomer' }]
    const second = await importFile(token, csvOf(changed), 'mine.csv')
    expect(second.playlists[0]).toMatchObject({ id: first.playlists[0]!.id, trackCount: 15 })
    const after = await tracksOf(token, first.playlists[0]!.id)
    expect(after.map((track) => track.song.title)).toEqual(changed.map((row) => row.title))
    const kept = after.filter((track) => before.some((old) => old.id === track.id))
    expect(kept).toHaveLength(14)
    const { body } = await call('GET', '/playlists', { token })
    expect((body as { data: unknown[] }).data).toHaveLength(1)
  })

  it('finds songs again instead of adding them twice', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const rows = someRows(30).map((row) => ({ ...row, title: `Shared ${row.title}` }))
    const first = await importFile(ada.token, csvOf(rows), 'a.csv')
    const second = await importFile(ada.token, csvOf(rows), 'b.csv')
    expect(first.report).toMatchObject({ created: 30, matched: 0 })
    expect(second.report).toMatchObject({ created: 0, matched: 30 })
    const ofAnother = await importFile(bob.token, csvOf(rows), 'a.csv')
    expect(ofAnother.report).toMatchObject({ created: 30, matched: 0 })
  })

  it('does not change the playlist of an earlier import if no row can be imported', async () => {
    const { token } = await aUser()
    const first = await importFile(token, csvOf(someRows(5)), 'again.csv')
    const second = await importFile(token, 'Title,Artist\n,Nobody\n,Nobody else\n', 'again.csv')
    expect(second).toMatchObject({
      status: 'failed',
      problem: { code: 'no_importable_rows' },
      playlists: [],
      report: { imported: 0 },
    })
    expect(await tracksOf(token, first.playlists[0]!.id)).toHaveLength(5)
  })

  it('imports a song twice that is twice in the list', async () => {
    const { token } = await aUser()
    const rows = [...someRows(3), someRows(3)[0]!]
    const result = await importFile(token, csvOf(rows), 'twice.csv')
    expect(result.report).toMatchObject({ imported: 4, duplicates: 1 })
    expect(await tracksOf(token, result.playlists[0]!.id)).toHaveLength(4)
  })

  it('rejects a file that is not a playlist, and one that is too large', async () => {
    const { token } = await aUser()
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])
    const form = new FormData()
    form.set('file', new File([png], 'cover.csv'))
    const refused = await call('POST', '/imports', { token, form })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'unrecognised_format',
      params: { detected: 'png' },
    })

    const maxMb = env().IMPORT_FILE_MB
    env().IMPORT_FILE_MB = 1
    const largeForm = new FormData()
    largeForm.set('file', new File([new Uint8Array(2 * 2 ** 20)], 'large.csv'))
    const tooLarge = await call('POST', '/imports', { token, form: largeForm })
    env().IMPORT_FILE_MB = maxMb
    expect(tooLarge.status).toBe(413)
    expect(tooLarge.body).toMatchObject({ code: 'payload_too_large' })
  })

  it('can be cancelled, and keeps the imported tracks', async () => {
    const { token } = await aUser()
    const form = new FormData()
    form.set('file', new File([csvOf(someRows(6_000))], 'long.csv'))
    const { body } = await call('POST', '/imports', { token, form })
    const { id } = body as { id: string }
    let done = 0
    while (done === 0) {
      await pause(10)
      const state = await call('GET', `/imports/${id}`, { token })
      done = (state.body as { progress: { done: number } }).progress.done
    }
    const cancelled = await call('POST', `/imports/${id}/cancel`, { token })
    expect(cancelled.status).toBe(200)
    let playlists: { trackCount: number }[] = []
    while (playlists.length === 0) {
      await pause(20)
      const state = await call('GET', `/imports/${id}`, { token })
      playlists = (state.body as { playlists: { trackCount: number }[] }).playlists
    }
    expect(playlists[0]!.trackCount).toBeGreaterThan(0)
    expect(playlists[0]!.trackCount).toBeLessThan(6_000)
  })

  it('removes nothing from a playlist if a second import of it is cancelled', async () => {
    const { token } = await aUser()
    const rows = someRows(4_000)
    const first = await importFile(token, csvOf(rows), 'twice.csv')
    const form = new FormData()
    form.set('file', new File([csvOf(rows.toReversed())], 'twice.csv'))
    const { body } = await call('POST', '/imports', { token, form })
    const { id } = body as { id: string }
    await call('POST', `/imports/${id}/cancel`, { token })
    await pause(1_500)
    const { body: playlist } = await call('GET', `/playlists/${first.playlists[0]!.id}`, { token })
    expect(playlist).toMatchObject({ trackCount: 4_000 })
  })

  it('is not visible to other users', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const { id } = await importFile(ada.token, csvOf(someRows(3)))
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/events'],
      ['POST', '/cancel'],
    ] as const) {
      const { status } = await call(method, `/imports/${id}${path}`, { token: bob.token })
      expect(status).toBe(404)
    }
  })
})

describe('GET /imports/{id}/events', () => {
  it('sends the progress until the import ends', async () => {
    const { token } = await aUser()
    const form = new FormData()
    form.set('file', new File([csvOf(someRows(2_000))], 'watched.csv'))
    const { body } = await call('POST', '/imports', { token, form })
    const { body: text } = await call('GET', `/imports/${(body as { id: string }).id}/events`, {
      token,
    })
    const events = (text as string)
      .split('\n\n')
      .filter((event) => event.startsWith('event: import'))
      .map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)))
    expect(events.length).toBeGreaterThan(1)
    expect(events.at(-1)).toMatchObject({ status: 'succeeded', progress: { done: 2_000 } })
  })
})
