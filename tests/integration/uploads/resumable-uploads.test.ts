import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { beginUpload, sendPart, TUS } from '@/tests/support/uploads'

withApp()

type Status = {
  status: string
  songId: string | null
  problem: { code: string; detail: string } | null
}

const tempFiles = () => readdirSync(join(process.env.DATA_DIR ?? '', 'incoming'))

describe('/uploads', () => {
  it('lists the supported version and extensions', async () => {
    const { headers, status } = await call('OPTIONS', '/uploads')
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-extension')).toBe(
      'creation,creation-with-upload,termination,expiration',
    )
  })

  it.each([
    ['upload-defer-length', '1'],
    ['upload-concat', 'partial'],
  ])('rejects the extension of %s', async (name, value) => {
    const { token } = await aUser()
    const headers = { ...TUS, [name]: value }
    const { status, body } = await call('POST', '/uploads', { token, headers })
    expect(status).toBe(400)
    expect(body).toMatchObject({ detail: `${name} is not supported.` })
  })

  it('receives a file in parts, resumes at the offset, and returns the song id', async () => {
    const { token } = await aUser()
    const bytes = wav({ seconds: 2 })
    const { answer, id } = await beginUpload(token, bytes.length, {
      filename: 'Ada - Parts.wav',
      album: 'Said',
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`/api/v1/uploads/${id}`)
    const first = await sendPart({ token, id, offset: 0, bytes: bytes.subarray(0, 10_000) })
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '10000'])
    const head = await call('HEAD', `/uploads/${id}`, { token, headers: TUS })
    expect(head.status).toBe(200)
    expect(head.headers.get('upload-offset')).toBe('10000')
    expect(head.headers.get('upload-length')).toBe(String(bytes.length))
    expect(head.headers.get('cache-control')).toBe('no-store')

    const wrong = await sendPart({ token, id, offset: 5, bytes: bytes.subarray(5) })
    expect(wrong).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const rest = await sendPart({ token, id, offset: 10_000, bytes: bytes.subarray(10_000) })
    expect(rest.status).toBe(204)
    const songId = rest.headers.get('upload-song-id')
    const song = await call('GET', `/songs/${songId}`, { token })
    expect(song.body).toMatchObject({
      title: 'Parts',
      artists: [{ name: 'Ada' }],
      album: { title: 'Said' },
    })
    const status = (await call('GET', `/uploads/${id}`, { token })).body as Status
    expect(status).toMatchObject({ status: 'finished', songId, problem: null })
    const after = await call('HEAD', `/uploads/${id}`, { token, headers: TUS })
    expect(after.headers.get('upload-offset')).toBe(String(bytes.length))
    expect(tempFiles()).not.toContain(id)
  })

  it('is not found by another user', async () => {
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    const { id } = await beginUpload(ada.token, 100)
    for (const method of ['HEAD', 'GET', 'DELETE']) {
      const answer = await call(method, `/uploads/${id}`, { token: bob.token, headers: TUS })
      expect([method, answer.status]).toEqual([method, 404])
    }
    const part = await sendPart({ token: bob.token, id, offset: 0, bytes: Buffer.alloc(10) })
    expect(part).toMatchObject({ status: 404, body: { code: 'not_found' } })
    const signedOut = await call('PATCH', `/uploads/${id}`, { headers: TUS })
    expect(signedOut.status).toBe(401)
  })

  it('records why a file was refused', async () => {
    const { token } = await aUser()
    const bytes = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200))
    const { id } = await beginUpload(token, bytes.length, { filename: 'song.mp3' })
    const sent = await sendPart({ token, id, offset: 0, bytes })
    expect(sent).toMatchObject({
      status: 415,
      body: { code: 'unsupported_audio', reason: 'not_audio' },
    })
    expect(sent.headers.get('tus-resumable')).toBe('1.0.0')
    const status = await call('GET', `/uploads/${id}`, { token })
    expect(status.body).toMatchObject({
      status: 'refused',
      problem: { code: 'unsupported_audio', reason: 'not_audio' },
    })
    expect((await call('HEAD', `/uploads/${id}`, { token, headers: TUS })).status).toBe(404)
    expect(tempFiles()).not.toContain(id)
  })

  it('is cancelled with its bytes', async () => {
    const { token } = await aUser()
    const { id } = await beginUpload(token, 1_000)
    await sendPart({ token, id, offset: 0, bytes: Buffer.alloc(500) })
    expect(tempFiles()).toContain(id)
    const cancelled = await call('DELETE', `/uploads/${id}`, { token, headers: TUS })
    expect(cancelled.status).toBe(204)
    expect(tempFiles()).not.toContain(id)
    expect((await call('GET', `/uploads/${id}`, { token })).status).toBe(404)
  })

  it('requires the version and a length, and no more bytes than announced', async () => {
    const { token } = await aUser()
    const version = await call('POST', '/uploads', { token, headers: { 'upload-length': '5' } })
    expect(version).toMatchObject({ status: 412, body: { code: 'precondition_failed' } })
    const length = await call('POST', '/uploads', { token, headers: TUS })
    expect(length).toMatchObject({ status: 400, body: { code: 'malformed_request' } })
    const huge = await beginUpload(token, 5 * 2 ** 30)
    expect(huge.answer).toMatchObject({ status: 413, body: { code: 'file_too_large' } })
    const { id } = await beginUpload(token, 10)
    const more = await sendPart({ token, id, offset: 0, bytes: Buffer.alloc(500) })
    expect(more).toMatchObject({ status: 413, body: { code: 'file_too_large' } })
  })
})
