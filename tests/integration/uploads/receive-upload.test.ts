import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { findSong } from '@/lib/services/songs/songs'
import { type IncomingUpload, receiveUpload } from '@/lib/services/uploads/receive-upload'
import { acquireSlot } from '@/lib/services/uploads/slots'
import { aUser, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { contextOf } from '@/tests/support/lists'

withApp()

const MB = 2 ** 20
let ctx: Context
let hertz = 400
beforeAll(async () => {
  ctx = contextOf((await aUser()).id)
})

const filesIn = (folder: string) => {
  const path = join(process.env.DATA_DIR ?? '', folder)
  return existsSync(path) ? readdirSync(path) : []
}
const uniqueWav = (seconds = 1) => wav({ hertz: hertz++, seconds })

function incoming(bytes: Uint8Array, details: Partial<IncomingUpload> = {}) {
  const reads = { count: 0 }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (reads.count++ === 0) controller.enqueue(bytes)
        else controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const upload: IncomingUpload = {
    stream,
    contentLength: bytes.length,
    fileName: 'Ada - Direct.wav',
    fields: {},
    ...details,
  }
  return { upload, reads }
}

describe('receiveUpload', () => {
  it('creates a song of the user, and leaves no temporary file', async () => {
    const song = await receiveUpload(ctx, incoming(uniqueWav()).upload)
    expect(song).toMatchObject({
      title: 'Direct',
      artists: [{ name: 'Ada' }],
      analysis: { status: 'queued' },
    })
    expect(filesIn('audio/songs')).toContain(song.id)
    expect(filesIn('incoming')).toEqual([])
    const stranger = contextOf((await aUser('bob')).id)
    await expect(findSong(stranger, { songId: song.id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('reads the name and the fields after the last byte', async () => {
    const { upload, reads } = incoming(uniqueWav())
    const song = await receiveUpload(ctx, {
      ...upload,
      get fileName() {
        return reads.count === 2 ? '07 - Late.wav' : 'early.wav'
      },
      get fields() {
        return reads.count === 2 ? { artists: ['Cleo'] } : {}
      },
    })
    expect(song).toMatchObject({ title: 'Late', artists: [{ name: 'Cleo' }], trackNumber: 7 })
  })

  it('is for signed-in users', async () => {
    const { upload, reads } = incoming(uniqueWav())
    await expect(receiveUpload({ ...ctx, actor: null }, upload)).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    expect(reads.count).toBe(0)
  })
})

describe('before the first byte, receiveUpload', () => {
  const { UPLOAD_QUOTA_MB, DISK_FLOOR_MB } = { UPLOAD_QUOTA_MB: 0, DISK_FLOOR_MB: 1e12 }
  const slots: (() => void)[] = []
  const saved: Partial<Pick<ReturnType<typeof env>, 'UPLOAD_QUOTA_MB' | 'DISK_FLOOR_MB'>> = {}
  afterEach(() => {
    Object.assign(env(), saved)
    for (const free of slots.splice(0)) free()
  })

  const cases: [string, string, () => Partial<IncomingUpload>][] = [
    ['the quota', 'quota_exceeded', () => change({ UPLOAD_QUOTA_MB })],
    ['the announced size', 'file_too_large', () => ({ contentLength: 5_000 * MB })],
    ['the disk space', 'insufficient_storage', () => change({ DISK_FLOOR_MB })],
    ['the slots', 'rate_limited', () => takeAllSlots()],
  ]
  it.each(cases)('checks %s', async (_name, code, prepare) => {
    await receiveUpload(ctx, incoming(uniqueWav()).upload)
    const { upload, reads } = incoming(uniqueWav(), prepare())
    await expect(receiveUpload(ctx, upload)).rejects.toMatchObject({ code })
    expect(reads.count).toBe(0)
    expect(filesIn('incoming')).toEqual([])
  })

  function change(settings: typeof saved): Partial<IncomingUpload> {
    const { UPLOAD_QUOTA_MB, DISK_FLOOR_MB } = env()
    Object.assign(saved, { UPLOAD_QUOTA_MB, DISK_FLOOR_MB })
    Object.assign(env(), settings)
    return {}
  }

  function takeAllSlots(): Partial<IncomingUpload> {
    const userId = ctx.actor?.userId ?? ''
    for (let count = 0; count < 4; count++) slots.push(acquireSlot(userId))
    return {}
  }
})

describe('a failed receiveUpload', () => {
  const failing = () => {
    let reads = 0
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (reads++ === 0) controller.enqueue(new Uint8Array(1_000))
        else controller.error(new Error('connection reset'))
      },
    })
  }
  const cases: [string, string, () => IncomingUpload][] = [
    ['no audio', 'unsupported_audio', () => incoming(Buffer.alloc(500, 'text ')).upload],
    [
      'a sender that disconnects',
      'malformed_request',
      () => incoming(uniqueWav(), { stream: failing() }).upload,
    ],
  ]

  it.each(cases)('frees its slot and deletes its file: %s', async (_name, code, create) => {
    const stored = filesIn('audio/songs')
    // One more than the slots of a user.
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(receiveUpload(ctx, create())).rejects.toMatchObject({ code })
    }
    expect(filesIn('incoming')).toEqual([])
    expect(filesIn('audio/songs')).toEqual(stored)
  })

  it('stops at the maximum size, whatever the sender announced', async () => {
    const limit = env().UPLOAD_FILE_MB
    env().UPLOAD_FILE_MB = 1
    const { upload } = incoming(new Uint8Array(MB + 1), { contentLength: 0 })
    await expect(receiveUpload(ctx, upload)).rejects.toMatchObject({ code: 'file_too_large' })
    env().UPLOAD_FILE_MB = limit
    expect(filesIn('incoming')).toEqual([])
  })
})

describe('receiveUpload with createOnce', () => {
  it('returns the earlier result of a retry, and deletes the file it staged', async () => {
    const stored = filesIn('audio/songs')
    const bytes = uniqueWav()
    const fingerprints: unknown[] = []
    const earlier = async (fingerprint: unknown) => {
      fingerprints.push(fingerprint)
      return 'an earlier response'
    }
    for (let attempt = 0; attempt < 2; attempt++) {
      const result = await receiveUpload(ctx, incoming(bytes).upload, earlier)
      expect(result).toBe('an earlier response')
    }
    expect(fingerprints[0]).toEqual(fingerprints[1])
    expect(filesIn('audio/songs')).toEqual(stored)
  })
})
