import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Song } from '@/lib/contract/songs'
import { AppError } from '@/lib/errors'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { beginUpload, sendPart, TUS, upload } from '@/tests/support/uploads'

withApp()
afterEach(() => vi.restoreAllMocks())

const incoming = () => join(process.env.DATA_DIR ?? '', 'incoming')
const songFiles = () => {
  const folder = join(process.env.DATA_DIR ?? '', 'audio', 'songs')
  return existsSync(folder) ? readdirSync(folder) : []
}

const statusOf = async (token: string, id: string) =>
  ((await call('GET', `/uploads/${id}`, { token })).body as { status: string }).status
const offsetOf = async (token: string, id: string) =>
  Number(
    (await call('HEAD', `/uploads/${id}`, { token, headers: TUS })).headers.get('upload-offset'),
  )

/** The storage does not answer the next time something is put. */
async function failOnce() {
  const { storage } = await import('@/lib/storage/storage')
  vi.spyOn(storage(), 'putFile').mockRejectedValueOnce(
    new AppError('service_unavailable', 'The storage does not answer.'),
  )
}

describe('a resumable upload', () => {
  it('outlives a fault that passes: its last byte ends it', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 801 })
    const { id } = await beginUpload(token, bytes.length)
    await failOnce()
    expect((await sendPart({ token, id, offset: 0, bytes })).status).toBe(503)
    expect(await statusOf(token, id)).toBe('receiving')
    const offset = await offsetOf(token, id)
    expect(offset).toBe(bytes.length - 1)
    const again = await sendPart({ token, id, offset, bytes: bytes.subarray(offset) })
    expect(again.status).toBe(204)
    const songId = again.headers.get('upload-song-id')
    expect((await call('GET', `/songs/${songId}`, { token })).status).toBe(200)
    expect(readdirSync(incoming())).not.toContain(id)
  })

  it('outlives a database that fails after the file was put away', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 802 })
    const { id } = await beginUpload(token, bytes.length)
    const { db } = await import('@/db')
    const before = songFiles()
    // Listening to an earlier song must not take the failure that is meant for this one.
    await until(async () => (await openAnalyses()) === 0)
    vi.spyOn(db, 'transaction').mockRejectedValueOnce(new Error('the connection is gone'))
    expect((await sendPart({ token, id, offset: 0, bytes })).status).toBe(500)
    expect(songFiles()).toEqual(before)
    const offset = await offsetOf(token, id)
    const again = await sendPart({ token, id, offset, bytes: bytes.subarray(offset) })
    expect(again.status).toBe(204)
  })

  async function openAnalyses(): Promise<number> {
    const { db } = await import('@/db')
    const queues = await db.jobs.queues(5)
    const analysis = queues.find(({ name }) => name === 'analysis')
    return (analysis?.waiting ?? 0) + (analysis?.active ?? 0)
  }

  it('is taken up again when the process that looked at it has died', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 803 })
    const { id } = await beginUpload(token, bytes.length)
    await sendPart({ token, id, offset: 0, bytes: bytes.subarray(0, -1) })
    const { db } = await import('@/db')
    writeFileSync(join(incoming(), id), bytes)
    const checking = (ago: string) =>
      db.transaction((tx) =>
        tx.executor.execute(
          sql`update uploads set status = 'checking', checking_at = now() - ${ago}::interval
              where id = ${id}`,
        ),
      )
    await checking('30 seconds')
    expect(await statusOf(token, id)).toBe('checking')
    expect(await offsetOf(token, id)).toBe(bytes.length)
    await checking('2 minutes')
    expect(await offsetOf(token, id)).toBe(bytes.length - 1)
    const offset = bytes.length - 1
    const last = await sendPart({ token, id, offset, bytes: bytes.subarray(offset) })
    expect(last.status).toBe(204)
  })

  it('becomes no song when it was given up while it was looked at', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 804 })
    const { id } = await beginUpload(token, bytes.length)
    const { storage } = await import('@/lib/storage/storage')
    const put = storage().putFile
    const before = songFiles()
    vi.spyOn(storage(), 'putFile').mockImplementationOnce(async (...given) => {
      await put(...given)
      const gone = await call('DELETE', `/uploads/${id}`, { token, headers: TUS })
      expect(gone.status).toBe(204)
    })
    const sent = await sendPart({ token, id, offset: 0, bytes })
    expect(sent).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await call('GET', '/songs', { token })).body).toMatchObject({ data: [] })
    expect(songFiles()).toEqual(before)
    expect(readdirSync(incoming())).not.toContain(id)
  })
})

describe('a file in one go', () => {
  it('keeps its file once it is a song, whatever goes wrong then', async () => {
    const { token } = await aUser()
    const songs = await import('@/lib/services/songs/songs')
    vi.spyOn(songs, 'findSong').mockRejectedValueOnce(new Error('the connection is gone'))
    expect((await upload(wav({ hertz: 805 }), { token })).status).toBe(500)
    const { data } = (await call('GET', '/songs', { token })).body as { data: Song[] }
    expect(songFiles()).toContain(data[0]!.id)
  })

  it('stays while this process holds it, and goes when its own died', async () => {
    const { freshPath, letGo, tendIncoming } = await import('@/lib/services/uploads/incoming')
    const long = new Date(Date.now() - 120_000)
    const held = await freshPath()
    const dead = join(incoming(), 'direct-of-another')
    for (const path of [held, dead]) {
      writeFileSync(path, 'bytes')
      utimesSync(path, long, long)
    }
    await tendIncoming()
    expect(existsSync(dead)).toBe(false)
    expect(Date.now() - statSync(held).mtimeMs).toBeLessThan(60_000)
    await letGo(held)
    expect(existsSync(held)).toBe(false)
  })
})
