import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { View } from '@/lib/contract/views'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { ALBUM_SIZE, titlesOf, withDerivedLists } from '@/tests/support/derived-lists'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'
import { uploadFile } from '@/tests/support/uploads'

withApp()
const { user, lists, createView, songId, setSize } = withDerivedLists()

describe('a view', () => {
  it('is the same for the same search and filters', async () => {
    const body = { q: 'tide', filters: { liked: true } }
    const first = await createView(body)
    expect(first).toMatchObject({ q: 'tide', filters: { liked: true }, songCount: 0 })
    const again = await createView({ filters: { liked: true }, q: 'tide' })
    expect(again.id).toBe(first.id)
    expect((await createView({ q: 'tide' })).id).not.toBe(first.id)
  })

  it('of an earlier version is found by its search and filters', async () => {
    const definition = JSON.stringify(['tide', null, null, null, 'file', true])
    const fingerprint = createHash('sha256').update(definition).digest('base64url')
    const filters = { source: 'file', liked: true } as const
    const stored = { userId: user.id, q: 'tide', filter: filters, fingerprint }
    const { db } = await import('@/db')
    const { id } = await db.views.save(stored, 30)
    expect((await createView({ q: 'tide', filters })).id).toBe(id)
  })

  it('has the songs that match when it plays, with likes', async () => {
    const { token } = user
    const view = await createView({ q: 'tide', filters: { liked: true } })
    const next = `/playlists/${view.listId}/shuffle/next`
    expect(await call('GET', next, { token })).toMatchObject({
      status: 409,
      body: { code: 'empty_playlist' },
    })
    const like = async (method: string, title: string) =>
      call(method, `/me/liked/${await songId(title)}`, { token })
    await like('PUT', 'Tide 1')
    await like('PUT', 'Tide 2')
    await like('PUT', 'Ebb')
    const first = await requestNext(token, view.listId)
    expect(first.setSize).toBe(2)
    await like('PUT', 'Tide 3')
    expect(await setSize(view.listId)).toBe(3)
    await like('DELETE', first.track.song.title === 'Tide 1' ? 'Tide 2' : 'Tide 1')
    expect(titlesOf(await requestTurns(token, view.listId, 1, 1))).toEqual(['Tide 3'])
    const { body } = await call('GET', `/views/${view.id}`, { token })
    expect(body).toMatchObject({ songCount: 2 })
  })

  it('with filters receives and loses songs that change', async () => {
    const { token } = user
    const album = lists.album.slice('album:'.length)
    const views = [
      await createView({ filters: { album } }),
      await createView({ filters: { album, liked: false } }),
    ]
    for (const { listId } of views) await requestNext(token, listId)
    const sizes = () => Promise.all(views.map(({ listId }) => setSize(listId)))
    const fields = { title: 'Spring', artist: 'The Piers', album: 'Tides' }
    await uploadFile(wav({ hertz: 617 }), { token, fields })
    expect(await sizes()).toEqual([ALBUM_SIZE + 1, ALBUM_SIZE + 1])
    const id = await songId('Spring')
    // At least one of the sets has not played it yet.
    await call('PUT', `/me/liked/${id}`, { token })
    expect((await sizes())[0]).toBe(ALBUM_SIZE + 1)
    const counts = views.map((view) => call('GET', `/views/${view.id}`, { token }))
    expect((await Promise.all(counts)).map(({ body }) => (body as View).songCount)).toEqual([
      ALBUM_SIZE + 1,
      ALBUM_SIZE,
    ])
    const played = await requestTurns(token, views[1]?.listId ?? '', ALBUM_SIZE - 1, 1)
    expect(titlesOf(played)).not.toContain('Spring')
    await call('PATCH', `/songs/${id}`, { token, body: { album: 'Away' } })
    expect((await sizes())[0]).toBe(ALBUM_SIZE)
  })

  it('is compared after a like only if it depends on likes, by the liked song', async () => {
    const { db } = await import('@/db')
    const { listsChanged } = await import('@/lib/services/shuffle/lists-changed')
    const { listId } = await createView({ q: 'tide', filters: { liked: false } })
    for (const list of [...Object.values(lists), listId]) await requestNext(user.token, list)
    const songIds = [await songId('Tide 1')]
    const reads = await db.transaction(async (tx) => {
      const { shuffleEntries } = tx
      const listIds = vi.spyOn(shuffleEntries, 'listIds')
      const touched = { trackIds: [], songIds }
      await listsChanged({ ...tx, shuffleEntries }, user.id, { liked: true, touched })
      return listIds.mock.calls.map(([{ list }, ids]) => [list, ids])
    })
    expect(reads).toEqual([[listId, songIds]])
  })

  it('has no songs for words without letters, and all songs without conditions', async () => {
    expect((await createView({ q: '!?' })).songCount).toBe(0)
    expect((await createView({})).songCount).toBe(ALBUM_SIZE + 2)
  })

  it('ends its shuffle when it is deleted', async () => {
    const { token } = user
    await requestNext(token, lists.view)
    const path = `/views/${lists.view.slice('view:'.length)}`
    expect((await call('DELETE', path, { token: (await aUser('bob')).token })).status).toBe(404)
    expect((await call('DELETE', path, { token })).status).toBe(204)
    expect((await call('GET', path, { token })).status).toBe(404)
    const next = await call('GET', `/playlists/${lists.view}/shuffle/next`, { token })
    expect(next.status).toBe(404)
  })

  it('is replaced by the 51st, and deleted when it has expired', async () => {
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { deleteExpiredViews } = await import('@/lib/services/shuffle/views')
    const first = await createView({ q: 'first' })
    const later = []
    for (let n = 0; n < 50; n++) later.push(await createView({ q: `later ${n}` }))
    const statusOf = async (id = '') =>
      (await call('GET', `/views/${id}`, { token: user.token })).status
    expect(await statusOf(first.id)).toBe(404)
    expect(await statusOf(later[0]?.id)).toBe(200)
    await db
      .describe()
      .postgres.drizzle.execute(
        sql`update views set expires_at = now() - interval '1 hour' where id = ${later[0]?.id}`,
      )
    expect(await deleteExpiredViews()).toBe(1)
    expect(await statusOf(later[0]?.id)).toBe(404)
    expect(await statusOf(later[1]?.id)).toBe(200)
  })

  it('rejects an unknown filter', async () => {
    const { token } = user
    const body = { filters: { mood: 'calm' } }
    expect(await call('POST', '/views', { token, body })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'filters.mood' }] },
    })
  })
})
