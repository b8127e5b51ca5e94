import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { beginUpload, uploadFile } from '@/tests/support/uploads'

// Not a disk that is full from the start: an account must be created first.
withApp()

/** A floor that is higher than the free space of any disk. */
async function fillDisk(): Promise<void> {
  const { env } = await import('@/lib/config/env')
  Object.assign(env(), { DISK_FLOOR_MB: 1_000_000_000_000 })
  await pause(SPACE_CACHE_MS)
}

const SPACE_CACHE_MS = 1_100

const tempFiles = () => readdirSync(join(process.env.DATA_DIR ?? '', 'incoming'))

it('rejects every upload that would leave less than the disk floor, and stores nothing', async () => {
  const { token } = await aUser()
  await fillDisk()
  const direct = await uploadFile(wav(), { token })
  expect(direct).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  expect(direct.headers.get('retry-after')).toBe('600')
  const { answer } = await beginUpload(token, 100)
  expect(answer).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  expect(tempFiles()).toEqual([])
  const songs = await call('GET', '/songs', { token })
  expect(songs.body).toMatchObject({ data: [] })
})

it('rejects every other write as well, but not reading and deleting', async () => {
  const { env } = await import('@/lib/config/env')
  Object.assign(env(), { DISK_FLOOR_MB: 1 })
  await pause(SPACE_CACHE_MS)
  const { token } = await aUser()
  const created = await call('POST', '/playlists', { token, body: { name: 'Fog' } })
  const { id } = created.body as { id: string }
  await fillDisk()
  const full = { status: 507, body: { code: 'insufficient_storage' } }
  const email = 'late@example.org'
  const account = { email, password: 'violet mango harbour 42' }
  expect(await call('POST', '/playlists', { token, body: { name: 'Rain' } })).toMatchObject(full)
  expect(await call('POST', '/imports/text', { token, body: { text: 'a - b' } })).toMatchObject(
    full,
  )
  expect(await call('POST', '/auth/guest', { body: {} })).toMatchObject(full)
  expect(await call('POST', '/auth/register', { body: account })).toMatchObject(full)
  expect((await call('GET', `/playlists/${id}`, { token })).status).toBe(200)
  expect((await call('DELETE', `/playlists/${id}`, { token })).status).toBe(204)
  expect((await call('POST', '/auth/logout', { token })).status).toBe(204)
})
