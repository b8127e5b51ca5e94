import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { AppError } from '@/lib/errors'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { beginUpload, sendPart, TUS, uploadFile } from '@/tests/support/uploads'

withApp()
afterEach(() => vi.restoreAllMocks())

const tempFolder = () => join(process.env.DATA_DIR ?? '', 'incoming')
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

/** Makes the next write to the storage fail. */
async function failStorageOnce() {
  const { getStorage: storage } = await import('@/lib/storage/storage')
  vi.spyOn(storage(), 'putFile').mockRejectedValueOnce(
    new AppError('service_unavailable', 'The file storage does not respond.'),
  )
}

describe('a resumable upload', () => {
  it('can be finished after a temporary failure, by sending its last byte again', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 801 })
    const { id } = await beginUpload(token, bytes.length)
    await failStorageOnce()
    expect((await sendPart({ token, id, offset: 0, bytes })).status).toBe(503)
    expect(await statusOf(token, id)).toBe('receiving')
    const offset = await offsetOf(token, id)
    expect(offset).toBe(bytes.length - 1)
    const again = await sendPart({ token, id, offset, bytes: bytes.subarray(offset) })
    expect(again.status).toBe(204)
    const songId = again.headers.get('upload-song-id')
    expect((await call('GET', `/songs/${songId}`, { token })).status).toBe(200)
    expect(readdirSync(tempFolder())).not.toContain(id)
  })

  it('can be finished after the database failed, and leaves no stored file before that', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 802 })
    const { id } = await beginUpload(token, bytes.length)
    const { db } = await import('@/db')
    const before = songFiles()
    // Waits for the analysis of an earlier song, which would use up the simulated failure.
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
    const queues = await db.jobs.listQueues(5)
    const analysis = queues.find(({ name }) => name === 'analysis')
    return (analysis?.waiting ?? 0) + (analysis?.active ?? 0)
  }

  it('can be finished when the process that checked it has died', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 803 })
    const { id } = await beginUpload(token, bytes.length)
    await sendPart({ token, id, offset: 0, bytes: bytes.subarray(0, -1) })
    const { db } = await import('@/db')
    writeFileSync(join(tempFolder(), id), bytes)
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

  it('becomes no song if it is cancelled during its check', async () => {
    const { token } = await aUser()
    const bytes = wav({ hertz: 804 })
    const { id } = await beginUpload(token, bytes.length)
    const { getStorage: storage } = await import('@/lib/storage/storage')
    const put = storage().putFile
    const before = songFiles()
    vi.spyOn(storage(), 'putFile').mockImplementationOnce(async (...args) => {
      await put(...args)
      const cancelled = await call('DELETE', `/uploads/${id}`, { token, headers: TUS })
      expect(cancelled.status).toBe(204)
    })
    const sent = await sendPart({ token, id, offset: 0, bytes })
    expect(sent).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await call('GET', '/songs', { token })).body).toMatchObject({ data: [] })
    expect(songFiles()).toEqual(before)
    expect(readdirSync(tempFolder())).not.toContain(id)
  })
})

describe('a file in one request', () => {
  it('keeps its stored file once the song exists, although the request fails', async () => {
    const { token } = await aUser()
    const songs = await import('@/lib/services/songs/songs')
    vi.spyOn(songs, 'findSong').mockRejectedValueOnce(new Error('the connection is gone'))
    expect((await uploadFile(wav({ hertz: 805 }), { token })).status).toBe(500)
    const { data } = (await call('GET', '/songs', { token })).body as { data: Song[] }
    expect(songFiles()).toContain(data[0]!.id)
  })

  it('is swept when its process has died, and kept alive by a running one', async () => {
    const {
      createTempPath: freshPath,
      release: letGo,
      sweepTempFiles: tendIncoming,
    } = await import('@/lib/services/uploads/temp-files')
    const longAgo = new Date(Date.now() - 120_000)
    const held = await freshPath()
    const dead = join(tempFolder(), 'direct-of-another')
    for (const path of [held, dead]) {
      writeFileSync(path, 'bytes')
      utimesSync(path, longAgo, longAgo)
    }
    await tendIncoming()
    expect(existsSync(dead)).toBe(false)
    expect(Date.now() - statSync(held).mtimeMs).toBeLessThan(60_000)
    await letGo(held)
    expect(existsSync(held)).toBe(false)
  })
})
