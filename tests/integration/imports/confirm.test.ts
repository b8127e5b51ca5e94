import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { anImportedList, titles } from '@/tests/support/imported-list'

withApp()

/** A list of 20 songs whose file now has the first ten and a new one. */
async function aPendingRemoval() {
  const list = await anImportedList(titles(0, 20))
  const again = await list.importAgain([...titles(0, 10), 'New'])
  return { ...list, again }
}

async function endLongAgo(importId: string, days: number) {
  const { db } = await import('@/db')
  await db.transaction(({ executor }) =>
    executor.execute(
      sql`update imports set finished_at = finished_at - make_interval(days => ${days}),
          confirmed_at = confirmed_at - make_interval(days => ${days}) where id = ${importId}`,
    ),
  )
}

describe('a re-import that would remove many tracks', () => {
  it('applies the rest and waits for a confirmation', async () => {
    const { again, titles: current } = await aPendingRemoval()
    expect(again).toMatchObject({
      status: 'needs_confirmation',
      report: { added: 1, removed: 0, removedTracks: [] },
      confirmation: { count: 10, reason: 'many_removals' },
    })
    expect(again.confirmation?.tracks.map(({ title }) => title)).toEqual(titles(10, 20))
    expect(await current()).toEqual([...titles(0, 20), 'New'])
  })

  it('removes the tracks once it is confirmed, and again changes nothing', async () => {
    const { again, confirm, titles: current, playlistId } = await aPendingRemoval()
    const { status, body } = await confirm(again.id, true)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'succeeded', confirmation: null, report: { added: 1, removed: 10 } },
    })
    expect(body).toMatchObject({
      report: { removedTracks: titles(10, 20).map((title) => ({ playlistId, title })) },
    })
    expect(await current()).toEqual([...titles(0, 10), 'New'])
    expect((await confirm(again.id, true)).status).toBe(200)
    const other = await confirm(again.id, false)
    expect(other).toMatchObject({ status: 409, body: { code: 'confirmation_ended' } })
  })

  it('keeps the tracks permanently if it is declined', async () => {
    const { again, confirm, importAgain, titles: current } = await aPendingRemoval()
    const declined = await confirm(again.id, false)
    expect(declined.body).toMatchObject({ status: 'succeeded', confirmation: null })
    const later = await importAgain([...titles(0, 10), 'New', 'Newer'])
    expect(later).toMatchObject({ status: 'succeeded', report: { removed: 0 } })
    expect(await current()).toEqual(expect.arrayContaining(titles(0, 20)))
  })

  it('removes no track that the user has removed or that is no longer there', async () => {
    const { again, confirm, removeByHand, titles: current } = await aPendingRemoval()
    await removeByHand('Song 12')
    const { body } = await confirm(again.id, true)
    expect(body).toMatchObject({ report: { removed: 9 } })
    expect(await current()).toEqual([...titles(0, 10), 'New'])
  })

  it('waits no more once a later import has read the list', async () => {
    const { again, confirm, find, importAgain, titles: current } = await aPendingRemoval()
    const later = await importAgain([...titles(0, 20), 'New'])
    expect(later.status).toBe('succeeded')
    expect(await find(again.id)).toMatchObject({ status: 'succeeded', confirmation: null })
    expect(await confirm(again.id, true)).toMatchObject({ status: 409 })
    expect(await current()).toEqual([...titles(0, 20), 'New'])
  })

  it('expires after seven days, and the tracks stay', async () => {
    const { again, confirm, find, titles: current, token } = await aPendingRemoval()
    await endLongAgo(again.id, 8)
    const late = await confirm(again.id, true)
    expect(late).toMatchObject({ status: 409, body: { code: 'confirmation_ended' } })
    const { handleCleanup } = await import('@/lib/worker/handlers/cleanup')
    await handleCleanup()
    expect(await find(again.id)).toMatchObject({ status: 'succeeded', confirmation: null })
    expect(await current()).toHaveLength(21)
    const report = await call('GET', `/imports/${again.id}/report?format=json`, { token })
    expect((report.body as { rows: unknown[] }).rows).toEqual([
      expect.objectContaining({ result: 'created', title: 'New' }),
    ])
  })

  it('belongs to its user', async () => {
    const { again } = await aPendingRemoval()
    const { token } = await aUser()
    for (const verb of ['confirm', 'undo']) {
      const body = verb === 'confirm' ? { remove: true } : undefined
      const { status } = await call('POST', `/imports/${again.id}/${verb}`, { token, body })
      expect(status).toBe(404)
    }
    expect((await call('GET', `/imports/${again.id}/report`, { token })).status).toBe(404)
  })
})

describe('a re-import of a list that may be another one', () => {
  it('removes nothing before it is confirmed', async () => {
    const { importAgain, titles: current } = await anImportedList(titles(0, 4))
    const again = await importAgain(titles(2, 6))
    expect(again).toMatchObject({
      status: 'needs_confirmation',
      confirmation: { count: 2, reason: 'doubtful_match' },
    })
    expect(await current()).toEqual(titles(0, 6))
  })
})

describe('tracks that the user added by hand', () => {
  it('are removed by no import, and stay at their place', async () => {
    const list = await anImportedList(titles(0, 20))
    const other = await anOtherSong(list)
    await list.addByHand([other], 3)
    const again = await list.importAgain(titles(0, 18))
    expect(again).toMatchObject({ status: 'succeeded', report: { removed: 2 } })
    expect(await list.titles()).toEqual([...titles(0, 3), 'Other', ...titles(3, 18)])
  })

  it('do not count for the share of a removal', async () => {
    const list = await anImportedList(titles(0, 12))
    const other = await anOtherSong(list)
    await list.addByHand(Array.from({ length: 30 }, () => other))
    const again = await list.importAgain(titles(0, 6))
    expect(again.confirmation).toMatchObject({ count: 6 })
  })
})

/** Imports a song into another playlist and returns its id. */
async function anOtherSong({ importAgain, tracks }: Awaited<ReturnType<typeof anImportedList>>) {
  const { playlists } = await importAgain(['Other'], 'other.csv')
  const [track] = await tracks(playlists[0]?.id)
  return track?.song.id ?? ''
}

describe('a removal that waits while the same file is imported again', () => {
  it('still waits, for the reason of the first time', async () => {
    const { importAgain, titles: current } = await anImportedList(titles(0, 4))
    await importAgain(titles(2, 6))
    const again = await importAgain(titles(2, 6))
    expect(again).toMatchObject({
      status: 'needs_confirmation',
      report: { added: 0, removed: 0 },
      confirmation: { count: 2, reason: 'doubtful_match' },
    })
    expect(await current()).toEqual(titles(0, 6))
  })

  it('still waits if the new tracks made it a small share', async () => {
    const list = await anImportedList(titles(0, 30))
    const listed = [...titles(12, 30), ...titles(40, 60)]
    await list.importAgain(listed)
    const again = await list.importAgain(listed)
    expect(again).toMatchObject({
      status: 'needs_confirmation',
      report: { removed: 0 },
      confirmation: { count: 12 },
    })
    expect(await list.titles()).toHaveLength(50)
    await list.confirm(again.id, true)
    expect(await list.importAgain(listed)).toMatchObject({ status: 'succeeded' })
    expect(await list.titles()).toEqual(listed)
  })
})
