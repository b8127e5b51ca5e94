import { describe, expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { bytesOf, uploadFile } from '@/tests/support/uploads'

withApp()

describe('GET /songs/{id}/audio of an upload', () => {
  it('serves the same bytes, whole, in ranges and conditionally', async () => {
    const { token } = await aUser()
    const file = wav()
    const song = (await uploadFile(file, { token, name: 'a "quoted" närä\u202E.wav' })).body as Song
    const path = song.playback.kind === 'audio' ? song.playback.url : ''
    const auth = { authorization: `Bearer ${token}` }
    const whole = await bytesOf(path, auth)
    expect(whole.bytes.equals(file)).toBe(true)
    const etag = whole.response.headers.get('etag') ?? ''
    expect(Object.fromEntries(whole.response.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(file.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(whole.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="a quoted nara.wav"; filename\*=UTF-8''a%20quoted%20n%C3%A4r%C3%A4.wav$/,
    )
    const size = file.length
    // RFC 9110, sections 13.1.5 and 14: the bytes each header requests.
    const cases: [Record<string, string>, number, [number, number] | null][] = [
      [{ range: 'bytes=0-0' }, 206, [0, 1]],
      [{ range: 'bytes=10-19' }, 206, [10, 20]],
      [{ range: `bytes=${size - 5}-` }, 206, [size - 5, size]],
      [{ range: 'bytes=-7' }, 206, [size - 7, size]],
      [{ range: `bytes=-${size * 2}` }, 206, [0, size]],
      [{ range: `bytes=5-${size * 2}` }, 206, [5, size]],
      [{ range: `bytes=${size}-` }, 416, null],
      [{ range: 'bytes=9-3' }, 200, [0, size]],
      [{ range: 'bytes=0-1,5-6' }, 200, [0, size]],
      [{ range: 'lines=0-1' }, 200, [0, size]],
      [{ range: 'bytes=0-9', 'if-range': etag }, 206, [0, 10]],
      [{ range: 'bytes=0-9', 'if-range': '"other"' }, 200, [0, size]],
      [{ range: 'bytes=0-9', 'if-none-match': etag }, 304, null],
      [{ accept: 'audio/flac;q=0.9, audio/*;q=0.5' }, 200, [0, size]],
    ]
    for (const [headers, status, bytes] of cases) {
      const answer = await bytesOf(path, { ...auth, ...headers })
      expect([headers, answer.response.status]).toEqual([headers, status])
      if (bytes) expect(answer.bytes.equals(file.subarray(...bytes))).toBe(true)
    }
    const head = await bytesOf(path, auth, 'HEAD')
    expect(head.response.headers.get('content-length')).toBe(String(size))
    expect(head.bytes).toHaveLength(0)
  })
})
