import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { uploadFile } from '@/tests/support/uploads'

withApp()

// Of all accounts that tests create.
const password = 'violet mango harbour 42'

it('deletes audio, covers, artists and albums at once with the account', async () => {
  const { db } = await import('@/db')
  const { rowsOf } = await import('@/db/rows')
  const { audioKey, coverKey } = await import('@/lib/services/uploads/storage-keys')
  const { getStorage } = await import('@/lib/storage/storage')
  const { id: userId, token } = await aUser()
  const uploaded = await uploadFile(wav({ hertz: 791 }), { token, name: 'Ada - Mine.wav' })
  const songId = (uploaded.body as Song).id
  await call('PATCH', `/songs/${songId}`, { token, body: { album: 'Private' } })
  const picture = { create: { width: 50, height: 50, channels: 3 as const, background: '#08f' } }
  const form = new FormData()
  form.set('file', new File([new Uint8Array(await sharp(picture).jpeg().toBuffer())], 'cover'))
  const covered = await call('PUT', `/songs/${songId}/cover`, { token, form })
  const url = new URL((covered.body as Song).coverUrl ?? '', 'https://riffle.test')
  const coverHash = url.searchParams.get('v') ?? ''
  const keys = [audioKey(songId), coverKey({ songId, coverHash, size: 640 })]
  const stored = () => Promise.all(keys.map(async (key) => Boolean(await getStorage().stat(key))))
  const names = () =>
    db.transaction(({ executor }) =>
      rowsOf<{ name: string }>(
        executor,
        sql`select name from artists where user_id = ${userId}
            union all select title from albums where user_id = ${userId} order by 1`,
      ),
    )
  expect(await stored()).toEqual([true, true])
  expect((await names()).map(({ name }) => name)).toEqual(['Ada', 'Private'])

  const gone = await call('DELETE', '/me', { token, body: { password } })
  expect(gone.status).toBe(204)
  expect(await stored()).toEqual([false, false])
  expect(await names()).toEqual([])
})
