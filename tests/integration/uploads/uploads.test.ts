import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { id3, mp3, picture } from '@/tests/support/audio/mp3'
import { wav } from '@/tests/support/audio/wav'
import { uploadFile } from '@/tests/support/uploads'

withApp()

type Uploaded = Song & { analysis: { jobId: string; status: string } }
type Problem = { code: string; reason?: string }

const stored = (folder: string) => {
  const path = join(process.env.DATA_DIR ?? '', folder)
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  } catch {
    return []
  }
}

describe('POST /songs', () => {
  it('creates a song from the tags and the cover of a file', async () => {
    const { token } = await aUser()
    const cover = await sharp({
      create: { width: 900, height: 700, channels: 3, background: '#c4553a' },
    })
      .png()
      .toBuffer()
    const tags = id3(
      {
        TIT2: 'Midnight Ferry',
        TPE1: 'Ada Lindqvist',
        TALB: 'Harbour Lights',
        TDRC: '2019',
        TCON: 'dream pop',
        TRCK: '4/11',
        TSRC: 'SEABC2600017',
      },
      [picture(cover)],
    )
    const { status, body } = await uploadFile(Buffer.concat([tags, mp3(2, 1)]), {
      token,
      name: 'x.mp3',
    })
    const song = body as Uploaded
    expect(status).toBe(201)
    expect(song).toMatchObject({
      title: 'Midnight Ferry',
      artists: [{ name: 'Ada Lindqvist' }],
      album: { title: 'Harbour Lights' },
      releaseYear: 2019,
      genres: ['dream pop'],
      trackNumber: 4,
      isrc: 'SEABC2600017',
      source: 'upload',
      playback: { kind: 'audio', url: `/api/v1/songs/${song.id}/audio` },
      analysis: { status: 'queued' },
    })
    expect(song.durationMs).toBeGreaterThan(1_900)
    const job = await call('GET', `/jobs/${song.analysis.jobId}`, { token })
    expect(job.status).toBe(200)
    expect(song.coverUrl).toMatch(new RegExp(`^/api/v1/songs/${song.id}/cover\\?v=[0-9a-f]{16}$`))
    for (const size of [96, 320, 640]) {
      const answer = await call('GET', `${song.coverUrl}&size=${size}`, { token })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/webp')
    }
    const unknownSize = await call('GET', `${song.coverUrl}&size=100000`, { token })
    expect(unknownSize).toMatchObject({ status: 400, body: { code: 'malformed_request' } })
  })

  it('falls back to the file name without tags, and prefers the fields of the form', async () => {
    const { token } = await aUser()
    const named = await uploadFile(wav({ hertz: 500 }), {
      token,
      name: '03 - ABBA - Super Trouper.wav',
    })
    expect(named.body).toMatchObject({
      title: 'Super Trouper',
      artists: [{ name: 'ABBA' }],
      trackNumber: 3,
    })
    const withFields = await uploadFile(wav({ hertz: 501 }), {
      token,
      name: 'a.wav',
      fields: { title: 'Mine', artist: 'One; Two' },
    })
    expect(withFields.body).toMatchObject({
      title: 'Mine',
      artists: [{ name: 'One' }, { name: 'Two' }],
    })
  })

  it('creates a song that only its owner can see, play and change', async () => {
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    const song = (
      await uploadFile(wav({ hertz: 510 }), { token: ada.token, name: 'Ada - Secret.wav' })
    ).body as Uploaded
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/audio'],
      ['GET', '/cover'],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/restore'],
      ['DELETE', '/cover'],
    ]) {
      const body = method === 'PATCH' ? { title: 'Taken' } : undefined
      const answer = await call(method!, `/songs/${song.id}${path}`, { token: bob.token, body })
      expect([method, path, answer.status]).toEqual([method, path, 404])
    }
    const found = await call('GET', '/songs?q=secret', { token: bob.token })
    expect(found.body).toMatchObject({ data: [] })
    const own = await call('GET', '/songs?q=secret', { token: ada.token })
    expect((own.body as { data: Song[] }).data).toHaveLength(1)
  })

  it('rejects the same audio with other tags, and returns the id of its song', async () => {
    const { token } = await aUser()
    const first = await uploadFile(mp3(1, 77), { token, name: 'a.mp3' })
    const tagged = Buffer.concat([id3({ TIT2: 'Another title' }), mp3(1, 77)])
    const second = await uploadFile(tagged, { token, name: 'b.mp3' })
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'duplicate_audio', songId: (first.body as Uploaded).id },
    })
    const other = await aUser('bob')
    expect((await uploadFile(mp3(1, 77), { token: other.token })).status).toBe(201)
  })

  it('creates one song and one file under an Idempotency-Key', async () => {
    const { token } = await aUser()
    const before = stored('audio').length
    const key = crypto.randomUUID()
    const first = await uploadFile(wav({ hertz: 520 }), { token, key })
    const again = await uploadFile(wav({ hertz: 520 }), { token, key })
    expect(first.status).toBe(201)
    expect(again.status).toBe(201)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((again.body as Uploaded).id).toBe((first.body as Uploaded).id)
    expect(stored('audio').length).toBe(before + 1)
  })

  it('rejects a file that is not audio, and stores nothing', async () => {
    const { token } = await aUser()
    const before = stored('audio').length
    const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00'), Buffer.alloc(300)])
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(64))
    const cases: [Buffer, string, string][] = [
      [zip, 'song.mp3', 'not_audio'],
      [svg, 'a.mp3', 'not_audio'],
      [Buffer.alloc(0), 'empty.wav', 'empty_file'],
      [wav().subarray(0, 4_000), 'cut.wav', 'truncated'],
    ]
    for (const [bytes, name, reason] of cases) {
      const { status, body } = await uploadFile(bytes, { token, name })
      expect([name, status]).toEqual([name, 415])
      expect(body as Problem).toMatchObject({ code: 'unsupported_audio', reason })
    }
    expect(stored('audio').length).toBe(before)
    expect(stored('incoming')).toEqual([])
  })

  it('rejects a body without a file, with two files, or with an unknown field', async () => {
    const { token } = await aUser()
    const none = new FormData()
    none.set('title', 'x')
    expect((await call('POST', '/songs', { token, form: none })).body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'file' }],
    })
    const two = new FormData()
    two.append('file', new File([new Uint8Array(wav())], 'a.wav'))
    two.append('file', new File([new Uint8Array(wav())], 'b.wav'))
    expect((await call('POST', '/songs', { token, form: two })).status).toBe(422)
    const unknownField = await uploadFile(wav({ hertz: 530 }), { token, fields: { ownerId: 'x' } })
    expect(unknownField.body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'ownerId' }],
    })
    expect(stored('incoming')).toEqual([])
  })
})
