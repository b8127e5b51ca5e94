import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'
import { anImportedList, titles } from '@/tests/support/imported-list'
import { importFile } from '@/tests/support/library'

withApp()

const DAY = '1 day'

async function setEnd(importId: string, ago: string) {
  const { db } = await import('@/db')
  await db.transaction(({ executor }) =>
    executor.execute(
      sql`update imports set finished_at = now() - ${ago}::interval where id = ${importId}`,
    ),
  )
}

describe('the undo of a re-import', () => {
  it('restores removed tracks at their place with their ids, and removes added ones', async () => {
    const list = await anImportedList(titles(0, 10))
    const before = await list.tracks()
    const again = await list.importAgain(['New', ...titles(4, 10), 'Song 1'])
    expect(again).toMatchObject({ status: 'succeeded', report: { added: 1, removed: 3 } })
    const { status, body } = await list.undo(again.id)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ undoneAt: expect.any(String), undoableUntil: null })
    const idsOf = (tracks: { id: string }[]) => tracks.map(({ id }) => id)
    expect(idsOf(await list.tracks())).toEqual(idsOf(before))
    expect(await list.titles()).toEqual(titles(0, 10))
    expect(await list.library()).toEqual(titles(0, 10).toSorted())
  })

  it('changes nothing the second time', async () => {
    const list = await anImportedList(titles(0, 10))
    const again = await list.importAgain(titles(2, 10))
    const first = await list.undo(again.id)
    await list.removeByHand('Song 0')
    const { undoneAt } = first.body as { undoneAt: string }
    expect(await list.undo(again.id)).toMatchObject({ status: 200, body: { undoneAt } })
    expect(await list.titles()).toEqual(titles(1, 10))
  })

  it('keeps what the user did since', async () => {
    const list = await anImportedList(titles(0, 10))
    const again = await list.importAgain([...titles(3, 10), 'New'])
    const [three, four] = await list.tracks()
    await call('PATCH', `/playlists/${list.playlistId}/tracks/${three?.id}`, {
      token: list.token,
      body: { position: 6 },
    })
    await list.addByHand([four?.song.id ?? ''])
    await list.undo(again.id)
    const current = await list.titles()
    expect(current.slice(-2)).toEqual(['Song 3', 'Song 4'].toSorted())
    expect(current).toEqual([...titles(0, 3), ...titles(4, 10), 'Song 3', 'Song 4'])
  })

  it('reverts a removal that was confirmed', async () => {
    const list = await anImportedList(titles(0, 20))
    const again = await list.importAgain(titles(0, 8))
    await list.confirm(again.id, true)
    expect(await list.titles()).toEqual(titles(0, 8))
    await list.undo(again.id)
    expect(await list.titles()).toEqual(titles(0, 20))
  })

  it('ends the wait for a confirmation', async () => {
    const list = await anImportedList(titles(0, 20))
    const again = await list.importAgain([...titles(0, 8), 'New'])
    const { body } = await list.undo(again.id)
    expect(body).toMatchObject({ status: 'succeeded', confirmation: null })
    expect(await list.titles()).toEqual(titles(0, 20))
    expect(await list.confirm(again.id, true)).toMatchObject({ status: 409 })
  })

  it('updates a running shuffle', async () => {
    const list = await anImportedList(titles(0, 10))
    const again = await list.importAgain([...titles(2, 10), 'New'])
    const path = `/playlists/${list.playlistId}/shuffle`
    await call('GET', `${path}/next`, { token: list.token })
    await list.undo(again.id)
    const played = new Set<string>()
    for (let turn = 0; turn < 10; turn++) {
      const { body } = await call('GET', `${path}/next`, { token: list.token })
      played.add((body as { track: { song: { title: string } } }).track.song.title)
    }
    expect(played).not.toContain('New')
    expect([...played]).toEqual(expect.arrayContaining(['Song 0', 'Song 1']))
  })
})

describe('the undo of a first import', () => {
  it('deletes the playlist and the songs that nothing else uses', async () => {
    const list = await anImportedList(titles(0, 4))
    const [, liked, shared] = await list.tracks()
    await call('PUT', `/me/liked/${liked?.song.id}`, { token: list.token })
    await list.importAgain([shared?.song.title ?? '', ...titles(20, 26)], 'other.csv')
    expect((await list.undo(list.first.id)).status).toBe(200)
    expect((await call('GET', `/playlists/${list.playlistId}`, { token: list.token })).status).toBe(
      404,
    )
    expect(await list.library()).toEqual(['Song 1', 'Song 2', ...titles(20, 26)])
  })

  it('keeps the playlist if the user added a track', async () => {
    const list = await anImportedList(titles(0, 4))
    const [first] = await list.tracks()
    await list.addByHand([first?.song.id ?? ''])
    await list.undo(list.first.id)
    expect(await list.titles()).toEqual(['Song 0'])
  })

  it('takes back likes, except those from before', async () => {
    const list = await anImportedList(titles(0, 2))
    const [first] = await list.tracks()
    await call('PUT', `/me/liked/${first?.song.id}`, { token: list.token })
    const file = JSON.stringify({
      tracks: [
        { artist: 'Ann', track: 'Song 0' },
        { artist: 'Ann', track: 'Song 1' },
      ],
    })
    const liked = await importFile(list.token, file, 'YourLibrary.json')
    expect(liked.report.added).toBe(1)
    await list.undo(liked.id)
    const { body } = await call('GET', '/me/liked', { token: list.token })
    expect((body as { data: unknown[] }).data).toHaveLength(1)
  })
})

describe('an undo that is not possible', () => {
  it('is rejected after a day', async () => {
    const list = await anImportedList(titles(0, 4))
    await setEnd(list.first.id, DAY)
    const late = await list.undo(list.first.id)
    expect(late).toMatchObject({ status: 409, body: { code: 'undo_expired' } })
    expect(await list.titles()).toEqual(titles(0, 4))
  })

  it('is rejected after a later import of the list, until that one is undone', async () => {
    const list = await anImportedList(titles(0, 10))
    const second = await list.importAgain(titles(2, 12))
    const early = await list.undo(list.first.id)
    expect(early).toMatchObject({ status: 409, body: { code: 'import_superseded' } })
    await list.undo(second.id)
    expect((await list.undo(list.first.id)).status).toBe(200)
    expect(await list.library()).toEqual([])
  })

  it('is possible if the later import changed nothing', async () => {
    const list = await anImportedList(titles(0, 4))
    await list.importAgain(titles(0, 4))
    expect((await list.undo(list.first.id)).status).toBe(200)
  })
})

describe('the undo of a cancelled import', () => {
  it('is not overwritten by its job, which applies no more lists', async () => {
    const list = await anImportedList(titles(0, 4))
    const { applyFileList } = await import('@/lib/services/imports/apply-file-list')
    const { likeImported } = await import('@/lib/services/imports/like-imported')
    const { db } = await import('@/db')
    const { userId, first } = list
    await db.importRuns.updateAny(first.id, { status: 'cancelled' })
    const tracks = (await list.tracks()).map(({ song }) => ({ songId: song.id, addedAt: null }))
    expect((await list.undo(first.id)).status).toBe(200)
    const playlist = await applyFileList({
      ...{ userId, importId: first.id, name: 'mix', description: null, externalId: null },
      ...{
        format: 'csv',
        tracks,
        isWhole: false,
        names: new Set<string>(),
        taken: new Set<string>(),
      },
    })
    expect(playlist).toBeUndefined()
    await likeImported({ id: first.id, userId }, tracks)
    for (const path of ['/playlists', '/me/liked']) {
      const { body } = await call('GET', path, { token: list.token })
      expect(body).toMatchObject({ data: [] })
    }
  })

  it('ends when an administrator runs it again', async () => {
    const { first, undo, find } = await anImportedList(titles(0, 4))
    const { db } = await import('@/db')
    await undo(first.id)
    await db.importRuns.updateAny(first.id, { status: 'failed', removalConfirmed: false })
    await db.failedImports.requeue([first.id])
    expect(await find(first.id)).toMatchObject({ status: 'queued', undoneAt: null })
    expect(await db.importRuns.find(first.id)).toMatchObject({ removalConfirmed: null })
  })
})

describe('undos, likes and edits at the same time', () => {
  it('wait for each other without a deadlock', async () => {
    const list = await anImportedList(titles(0, 6))
    const liked = JSON.stringify({
      tracks: titles(0, 6).map((track) => ({ artist: 'Ann', track })),
    })
    const other = await importFile(list.token, liked, 'YourLibrary.json')
    const songs = (await list.tracks()).map(({ song }) => song.id)
    const edits = songs.flatMap((id) => [
      call('PUT', `/me/liked/${id}`, { token: list.token }),
      call('DELETE', `/me/liked/${id}`, { token: list.token }),
    ])
    const { confirm, undo, first } = list
    const responses = await Promise.all([...edits, undo(other.id), undo(first.id)])
    expect(responses.map(({ status }) => status)).not.toContain(500)
    expect(await confirm(first.id, true)).toMatchObject({ status: 409 })
  })
})
