import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { copyMergedCover } from '@/lib/services/uploads/copy-merged-cover'
import { deleteCover, storeCover } from '@/lib/services/uploads/cover-files'
import { coverKey } from '@/lib/services/uploads/storage-keys'
import { getStorage } from '@/lib/storage/storage'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { bytesOf, uploadFile } from '@/tests/support/uploads'

withApp()

describe('the cover of a song', () => {
  it('is re-encoded, served and removed; other formats are rejected', async () => {
    const { token } = await aUser()
    const uploaded = await uploadFile(wav(), { token, name: 'Ada - Mine.wav' })
    const song = uploaded.body as Song
    expect(song.coverUrl).toBeNull()
    const put = (bytes: Buffer) => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], 'cover'))
      return call('PUT', `/songs/${song.id}/cover`, { token, form })
    }
    const picture = { create: { width: 50, height: 90, channels: 3 as const, background: '#08f' } }
    const done = await put(await sharp(picture).jpeg().toBuffer())
    expect(done.status).toBe(200)
    const url = (done.body as Song).coverUrl ?? ''
    const { response, bytes } = await bytesOf(`${url}&size=96`, {
      authorization: `Bearer ${token}`,
    })
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 96, height: 96 })

    // A matching If-None-Match needs no storage, from which this cover is deleted.
    const coverHash = new URL(url, 'https://riffle.test').searchParams.get('v') ?? ''
    await deleteCover(song.id, coverHash)
    const auth = { authorization: `Bearer ${token}` }
    const etag = response.headers.get('etag') ?? ''
    const known = await bytesOf(`${url}&size=96`, { ...auth, 'if-none-match': etag })
    expect(known.response.status).toBe(304)
    const deleted = await bytesOf(`${url}&size=96`, auth)
    expect(deleted.response.status).toBe(404)
    expect(deleted.response.headers.get('etag')).toBeNull()

    const svg = await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    expect(svg).toMatchObject({ status: 422, body: { errors: [{ path: 'file' }] } })
    expect((await call('DELETE', `/songs/${song.id}/cover`, { token })).status).toBe(204)
    expect((await call('GET', url, { token })).status).toBe(404)
  })
})

it('copies the cover of a merged song only to a song that has none by then', async () => {
  const { id: userId, token } = await aUser()
  const upload = async (hertz: number) =>
    (await uploadFile(wav({ hertz }), { token, name: 'Ada - Mine.wav' })).body as Song
  const [keep, merged] = [await upload(791), await upload(792)]
  const { db } = await import('@/db')
  const owned = { userId, songId: keep.id }
  const cover = { 96: new Uint8Array(1), 320: new Uint8Array(2), 640: new Uint8Array(3) }
  const coverHash = await storeCover(merged.id, cover)
  await db.songCovers.set({ userId, songId: merged.id }, coverHash)
  const key = coverKey({ songId: keep.id, coverHash, size: 96 })
  const { open } = getStorage()
  const opened = vi.spyOn(getStorage(), 'open').mockImplementation(async (...input) => {
    // A request sets another cover during the copy.
    await db.songCovers.set(owned, 'other')
    return open.call(getStorage(), ...input)
  })
  await copyMergedCover({ userId, keep: keep.id, merged: [merged.id] })
  opened.mockRestore()
  expect((await db.songs.find(userId, keep.id))?.coverHash).toBe('other')
  expect(await getStorage().stat(key)).toBeUndefined()

  await db.songCovers.set(owned, null)
  await copyMergedCover({ userId, keep: keep.id, merged: [merged.id] })
  expect((await db.songs.find(userId, keep.id))?.coverHash).toBe(coverHash)
  expect(await getStorage().stat(key)).toMatchObject({ bytes: 1 })
})
