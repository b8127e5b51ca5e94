import { type SQL, sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { uploadFile } from '@/tests/support/uploads'

withApp()

const read = async (statement: SQL) => {
  const { db } = await import('@/db')
  const { rowsOf } = await import('@/db/rows')
  return db.transaction(async ({ executor }) =>
    (await rowsOf<{ name: string }>(executor, statement)).map(({ name }) => name),
  )
}

const isStored = async (songId: string) => {
  const { getStorage } = await import('@/lib/storage/storage')
  const { audioKey } = await import('@/lib/services/uploads/storage-keys')
  return (await getStorage().stat(audioKey(songId))) !== undefined
}

it('deletes the artists and albums that only purged songs had', async () => {
  const { id: userId, token } = await aUser()
  const upload = async (hertz: number, body: object) => {
    const { id } = (await uploadFile(wav({ hertz }), { token, name: 'Ada - Mine.wav' }))
      .body as Song
    await call('PATCH', `/songs/${id}`, { token, body })
    return id
  }
  const removed = await upload(781, { artists: ['Ada', 'Ben'], album: 'Gone' })
  await upload(782, { artists: ['Ada'], album: 'Kept' })
  await call('DELETE', `/songs/${removed}`, { token })

  const { cleanUploads } = await import('@/lib/services/uploads/clean-uploads')
  await read(sql`update songs set removed_at = now() - interval '25 hours'
    where id = ${removed} returning title as name`)
  // The clean-up skips a song whose row another transaction holds, until its next run.
  const artists = await until(async () => {
    await cleanUploads()
    const names = await read(sql`select name from artists where user_id = ${userId}`)
    return names.length === 1 ? names : undefined
  })
  expect(artists).toEqual(['Ada'])
  expect(await read(sql`select title as name from albums where user_id = ${userId}`)).toEqual([
    'Kept',
  ])
})

it('deletes the file of a purged song also if its artists cannot be removed', async () => {
  const { token } = await aUser()
  const { id } = (await uploadFile(wav({ hertz: 783 }), { token, name: 'Cleo - Mine.wav' }))
    .body as Song
  await call('DELETE', `/songs/${id}`, { token })
  await read(sql`create function refuse_deletion() returns trigger language plpgsql
    as $$ begin raise exception 'refused'; end $$`)
  await read(sql`create trigger refuse_deletion before delete on artists
    for each row when (old.name = 'Cleo') execute function refuse_deletion()`)
  try {
    expect(await isStored(id)).toBe(true)
    await read(sql`update songs set removed_at = now() - interval '25 hours'
      where id = ${id} returning title as name`)
    const { cleanUploads } = await import('@/lib/services/uploads/clean-uploads')
    const isDeleted = await until(async () => {
      await cleanUploads()
      return (await isStored(id)) ? undefined : true
    })
    expect(isDeleted).toBe(true)
  } finally {
    await read(sql`drop trigger refuse_deletion on artists`)
  }
})

it('deletes the other files if the storage fails to delete one', async () => {
  const { token } = await aUser()
  const ids: string[] = []
  for (const hertz of [784, 785, 786]) {
    const { body } = await uploadFile(wav({ hertz }), { token, name: 'Dora - Mine.wav' })
    const { id } = body as Song
    await call('DELETE', `/songs/${id}`, { token })
    await read(sql`update songs set removed_at = now() - interval '25 hours'
      where id = ${id} returning title as name`)
    ids.push(id)
  }
  const { getStorage } = await import('@/lib/storage/storage')
  const { cleanUploads } = await import('@/lib/services/uploads/clean-uploads')
  const deleting = vi.spyOn(getStorage(), 'delete')
  deleting.mockRejectedValueOnce(new Error('The storage is unavailable.'))
  const errors: unknown[] = []
  const isPurged = await until(async () => {
    await cleanUploads().catch((error: unknown) => errors.push(error))
    const rows = await read(sql`select title as name from songs
      where id in (${sql.join(ids, sql`, `)})`)
    return rows.length === 0 ? true : undefined
  })
  deleting.mockRestore()
  expect(isPurged).toBe(true)
  const stored = await Promise.all(ids.map(isStored))
  expect(stored.filter(Boolean)).toHaveLength(1)
  expect(errors).toMatchObject([{ errors: [{ message: 'The storage is unavailable.' }] }])
})
