import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AlbumDetail } from '@/lib/contract/album'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { encode, hasFfmpeg } from '@/tests/support/audio/ffmpeg'
import { id3, mp3 } from '@/tests/support/audio/mp3'
import { bytesOf, uploadFile } from '@/tests/support/uploads'

withApp()

describe('tags of an album', () => {
  it('a compilation without an album artist is one album', async () => {
    const { token } = await aUser()
    const albumIds = []
    for (const [mark, artist] of ['Ada', 'Bert', 'Cleo'].entries()) {
      const tags = { TIT2: `Song of ${artist}`, TPE1: artist, TALB: 'Summer Hits', TCMP: '1' }
      const { body } = await uploadFile(Buffer.concat([id3(tags), mp3(1, mark + 1)]), { token })
      albumIds.push((body as Song).album?.id)
    }
    expect(new Set(albumIds).size).toBe(1)
  })

  it('songs of an album with two discs are listed by disc and number', async () => {
    const { token } = await aUser()
    const titles = ['Uniform', 'Zulu', 'Alfa', 'Mike']
    let albumId = ''
    for (const [index, title] of titles.entries()) {
      const tags = {
        ...{ TIT2: title, TPE1: 'Ada', TALB: 'Tides' },
        ...{ TPOS: `${Math.floor(index / 2) + 1}/2`, TRCK: `${(index % 2) + 1}/2` },
      }
      const file = Buffer.concat([id3(tags), mp3(1, index + 1)])
      const { body } = await uploadFile(file, { token, name: `${title}.mp3` })
      albumId = (body as Song).album?.id ?? ''
    }
    const { body } = await call('GET', `/albums/${albumId}`, { token })
    expect((body as AlbumDetail).songs.data.map(({ title }) => title)).toEqual(titles)
  })
})

it('songs are listed by the numbers in their titles', async () => {
  const { token } = await aUser()
  for (const [index, number] of [10, 2, 1, 100, 0].entries()) {
    const tags = { TIT2: `Lib ${number}`, TPE1: 'Ada' }
    await uploadFile(Buffer.concat([id3(tags), mp3(1, index + 1)]), { token })
  }
  const { body } = await call('GET', '/songs?sort=title', { token })
  const titles = (body as { data: Song[] }).data.map(({ title }) => title)
  expect(titles).toEqual(['Lib 0', 'Lib 1', 'Lib 2', 'Lib 10', 'Lib 100'])
})

describe.skipIf(!hasFfmpeg)('audio-only WebM and Opus in MPEG-4 (needs ffmpeg)', () => {
  it.each([
    ['webm', 'audio/webm; codecs=opus'],
    ['mp4', 'audio/mp4; codecs=opus'],
  ])('.%s is accepted and sent with its codec', async (as, type) => {
    const { token } = await aUser()
    const options = ['-c:a', 'libopus']
    const bytes = readFileSync(encode({ sources: ['sine=duration=2'], options, as }))
    const { status, body } = await uploadFile(bytes, { token, name: `a.${as}` })
    expect(status).toBe(201)
    const { playback } = body as Song
    const path = playback.kind === 'audio' ? playback.url : ''
    const sent = await bytesOf(path, { authorization: `Bearer ${token}` })
    expect(sent.response.headers.get('content-type')).toBe(type)
    expect(sent.bytes.equals(bytes)).toBe(true)
  })
})
