import { describe, expect, it } from 'vitest'
import type { Tokens } from '@/lib/contract/credentials'
import type { Song } from '@/lib/contract/song'
import { findPiece } from '@/lib/demo-music/catalogue'
import { renderPiece } from '@/lib/demo-music/render'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'

withApp()

const wav = renderPiece(findPiece('cirrus'))
const SIZE = wav.byteLength
const ETAG = '"cirrus-v1"'

let cached: { token: string; path: string } | undefined

async function aSong() {
  if (cached) return cached
  const { accessToken: token } = (await call('POST', '/auth/guest', { body: {} })).body as Tokens
  const { body } = await call('GET', '/songs?source=demo&q=cirrus', { token })
  const [song] = (body as { data: Song[] }).data
  cached = { token, path: song!.playback.kind === 'audio' ? song!.playback.url : '' }
  return cached
}

async function fetchAudio(headers: Record<string, string>, method = 'GET') {
  const { token, path } = await aSong()
  const { api } = await import('@/app/api/v1/api')
  const response = await api.fetch(
    new Request(`http://localhost:3000${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
    }),
  )
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

// RFC 9110, sections 13.1.5 and 14: the bytes that each header requests; all bytes if it is ignored.
const cases: [string, Record<string, string>, number, [number, number]][] = [
  ['no range', {}, 200, [0, SIZE - 1]],
  ['the first bytes', { range: 'bytes=0-499' }, 206, [0, 499]],
  ['bytes from the middle', { range: 'bytes=500-999' }, 206, [500, 999]],
  ['one byte', { range: 'bytes=0-0' }, 206, [0, 0]],
  ['the last bytes', { range: 'bytes=-500' }, 206, [SIZE - 500, SIZE - 1]],
  ['more last bytes than there are', { range: 'bytes=-99999999' }, 206, [0, SIZE - 1]],
  ['an open end', { range: `bytes=${SIZE - 7}-` }, 206, [SIZE - 7, SIZE - 1]],
  ['an end beyond the last byte', { range: 'bytes=44-99999999' }, 206, [44, SIZE - 1]],
  ['the unit in capitals', { range: 'BYTES=2-3' }, 206, [2, 3]],
  ['an end before the start', { range: 'bytes=9-2' }, 200, [0, SIZE - 1]],
  ['another unit', { range: 'seconds=0-5' }, 200, [0, SIZE - 1]],
  ['several ranges', { range: 'bytes=0-1,4-5' }, 200, [0, SIZE - 1]],
  ['no number at all', { range: 'bytes=-' }, 200, [0, SIZE - 1]],
  ['the tag of these bytes', { range: 'bytes=0-9', 'if-range': ETAG }, 206, [0, 9]],
  ['the tag of other bytes', { range: 'bytes=0-9', 'if-range': '"x"' }, 200, [0, SIZE - 1]],
  ['a weak tag', { range: 'bytes=0-9', 'if-range': `W/${ETAG}` }, 200, [0, SIZE - 1]],
  [
    'a date',
    { range: 'bytes=0-9', 'if-range': 'Sat, 29 Oct 2044 19:43:31 GMT' },
    200,
    [0, SIZE - 1],
  ],
]

describe('GET /songs/{songId}/audio', () => {
  it.each(cases)('sends the requested bytes: %s', async (_, headers, status, [start, end]) => {
    const { response, bytes } = await fetchAudio(headers)
    expect(response.status).toBe(status)
    expect(Buffer.compare(bytes, wav.subarray(start, end + 1))).toBe(0)
    expect(response.headers.get('content-length')).toBe(String(end - start + 1))
    expect(response.headers.get('content-range')).toBe(
      status === 206 ? `bytes ${start}-${end}/${SIZE}` : null,
    )
    expect(response.headers.get('etag')).toBe(ETAG)
  })

  it.each([`bytes=${SIZE}-`, 'bytes=99999999-', 'bytes=-0'])(
    'rejects %s with 416',
    async (range) => {
      const { response } = await fetchAudio({ range })
      expect(response.status).toBe(416)
      expect(response.headers.get('content-range')).toBe(`bytes */${SIZE}`)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  it('has its type and name, and may not be sniffed or cached by others', async () => {
    const { response } = await fetchAudio({ accept: 'audio/*;q=0.9, */*;q=0.1' })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'audio/wav',
      'content-disposition': `attachment; filename="cirrus.wav"; filename*=UTF-8''cirrus.wav`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    })
  })

  it('responds 304 to a matching ETag, whatever range is requested', async () => {
    const { response, bytes } = await fetchAudio({ 'if-none-match': ETAG, range: 'bytes=0-9' })
    expect([response.status, bytes.length]).toEqual([304, 0])
  })

  it('responds to HEAD without bytes, and ignores ranges', async () => {
    const { response, bytes } = await fetchAudio({ range: 'bytes=0-9' }, 'HEAD')
    expect([response.status, bytes.length]).toEqual([200, 0])
    expect(response.headers.get('content-length')).toBe(String(SIZE))
    expect(response.headers.get('accept-ranges')).toBe('bytes')
  })

  it('is not found for songs without audio', async () => {
    const { token } = await aUser()
    const list = await aPlaylist(token, 1)
    const { body } = await call('GET', `/playlists/${list}`, { token })
    const { tracks } = body as { tracks: { data: { song: Song }[] } }
    const { status } = await call('GET', `/songs/${tracks.data[0]?.song.id}/audio`, { token })
    expect(status).toBe(404)
  })
})
