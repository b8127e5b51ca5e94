import { existsSync, readdirSync } from 'node:fs'
import { request as sendRequest } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { nextMount, serverMount } from '@/tests/support/contract/mounts'
import { TUS } from '@/tests/support/uploads'

withApp()

const BYTES = 15_000_000
const BASE = 'http://localhost:3000/api/v1'
const tempFiles = () => {
  const folder = join(process.env.DATA_DIR ?? '', 'incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}
const becomesTrue = async (isTrue: () => boolean) => {
  for (let tries = 0; tries < 200 && !isTrue(); tries++) await pause(25)
  return isTrue()
}

describe.each([nextMount, serverMount])('uploads $name', (mount) => {
  beforeAll(() => mount.open())
  afterAll(() => mount.close())

  it('receive 15 MB unchanged, in one request and in parts', async () => {
    const { token } = await aUser()
    const authorization = `Bearer ${token}`
    const form = new FormData()
    const file = wav({ seconds: BYTES / 96_000, sampleRate: 48_000, hertz: 200 })
    form.set('file', new File([new Uint8Array(file)], 'long.wav'))
    const sent = await mount.send(
      new Request(`${BASE}/songs`, { method: 'POST', headers: { authorization }, body: form }),
    )
    expect(sent.status).toBe(201)
    const { id } = (await sent.json()) as Song
    const audio = await mount.send(
      new Request(`${BASE}/songs/${id}/audio`, { headers: { authorization } }),
    )
    expect(Buffer.from(await audio.arrayBuffer()).equals(file)).toBe(true)

    const other = wav({ seconds: BYTES / 96_000, sampleRate: 48_000, hertz: 201 })
    const headers = { authorization, ...TUS }
    const begun = await mount.send(
      new Request(`${BASE}/uploads`, {
        method: 'POST',
        headers: { ...headers, 'upload-length': String(other.length) },
      }),
    )
    const part = await mount.send(
      new Request(`http://localhost:3000${begun.headers.get('location')}`, {
        method: 'PATCH',
        headers: {
          ...headers,
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
        },
        body: new Uint8Array(other),
      }),
    )
    expect(part.status).toBe(204)
    expect(part.headers.get('upload-offset')).toBe(String(other.length))
    expect(part.headers.get('upload-song-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(tempFiles()).toEqual([])
  })
})

describe('a sender that disconnects in the middle of a file', () => {
  it('leaves no file behind, and frees its slot', async () => {
    await serverMount.open()
    const { token } = await aUser()
    const port = await portOf()
    for (let attempt = 0; attempt < 6; attempt++) {
      const sending = sendRequest({
        host: 'localhost',
        port,
        path: '/api/v1/songs',
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': 1_000_000,
        },
      })
      sending.on('error', () => {})
      sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.wav"\r\n\r\n')
      sending.write(Buffer.alloc(400_000))
      expect(await becomesTrue(() => tempFiles().length > 0)).toBe(true)
      sending.destroy()
      expect(await becomesTrue(() => tempFiles().length === 0)).toBe(true)
    }
    await serverMount.close()
  })
})

// The port is only known from the URL of a response.
async function portOf(): Promise<number> {
  const answer = await serverMount.send(new Request(`${BASE}/songs`))
  return Number(new URL(answer.url).port)
}
