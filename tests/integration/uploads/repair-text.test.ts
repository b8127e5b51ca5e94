import { expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import type { TextRepairs } from '@/lib/contract/text-repairs'
import { aUser, call, withApp } from '@/tests/support/app'
import { id3, id3Frame, mp3 } from '@/tests/support/audio/mp3'
import { uploadFile } from '@/tests/support/uploads'

withApp()

// "Группа крови" and "Кино" in Windows-1251.
const TITLE = [0xc3, 0xf0, 0xf3, 0xef, 0xef, 0xe0, 0x20, 0xea, 0xf0, 0xee, 0xe2, 0xe8]
const BAND = [0xca, 0xe8, 0xed, 0xee]

const frame = (id: string, bytes: number[]) => id3Frame(id, Buffer.from([0, ...bytes]))

let mark = 50
async function upload(token: string, frames: Buffer[]) {
  mark += 1
  const { body } = await uploadFile(Buffer.concat([id3({}, frames), mp3(1, mark)]), { token })
  return body as Song
}

const misread = (token: string) =>
  upload(token, [
    frame('TIT2', TITLE),
    frame('TPE1', BAND),
    frame('TALB', TITLE),
    frame('TPE2', BAND),
  ])

const readSong = async (token: string, id: string) =>
  (await call('GET', `/songs/${id}`, { token })).body as Song

it('shows what would change, changes it, and restores it', async () => {
  const { token } = await aUser()
  const song = await misread(token)
  expect(song).toMatchObject({ title: 'Ãðóïïà êðîâè', artists: [{ name: 'Êèíî' }] })
  const plain = await upload(token, [frame('TIT2', [...Buffer.from('Harbour')])])
  const body = { songIds: [song.id, plain.id], encoding: 'windows-1251' }
  const preview = await call('POST', '/songs/repair-text', { token, body })
  expect(preview.body).toMatchObject({
    isApplied: false,
    changes: [
      {
        songId: song.id,
        before: { title: 'Ãðóïïà êðîâè' },
        after: {
          title: 'Группа крови',
          artists: [{ name: 'Кино', join: '' }],
          album: { title: 'Группа крови', artists: ['Кино'] },
        },
      },
    ],
  })
  expect((await readSong(token, song.id)).title).toBe(song.title)

  const applied = await call('POST', '/songs/repair-text', {
    token,
    body: { ...body, apply: true },
  })
  const { changes } = applied.body as TextRepairs
  const repaired = await readSong(token, song.id)
  expect(repaired).toMatchObject({
    title: 'Группа крови',
    artists: [{ name: 'Кино' }],
    album: { title: 'Группа крови' },
  })
  expect((await readSong(token, plain.id)).title).toBe('Harbour')
  const again = await call('POST', '/songs/repair-text', { token, body: { ...body, apply: true } })
  expect(again.body).toEqual({ changes: [], isApplied: true })

  const songs = changes.map(({ songId, before }) => ({ songId, texts: before }))
  const undone = await call('POST', '/songs/restore-text', { token, body: { songs } })
  expect(undone.status).toBe(204)
  const { title, artists, album } = await readSong(token, song.id)
  expect([title, artists[0]?.name, album?.title]).toEqual(['Ãðóïïà êðîâè', 'Êèíî', 'Ãðóïïà êðîâè'])
})

it('moves several songs of one band to one artist and one album', async () => {
  const { token } = await aUser()
  const songs = [await misread(token), await misread(token)]
  const body = { songIds: songs.map(({ id }) => id), encoding: 'windows-1251', apply: true }
  await call('POST', '/songs/repair-text', { token, body })
  const repaired = await Promise.all(songs.map(({ id }) => readSong(token, id)))
  expect(new Set(repaired.map(({ artists }) => artists[0]?.id)).size).toBe(1)
  expect(new Set(repaired.map(({ album }) => album?.id)).size).toBe(1)
  const { body: found } = await call('GET', `/songs?q=${encodeURIComponent('группа')}`, { token })
  expect((found as { data: Song[] }).data).toHaveLength(2)
})

it('rejects songs of others, and changes none if one is missing', async () => {
  const [ada, bob] = [await aUser(), await aUser('bob')]
  const [own, other] = [await misread(bob.token), await misread(ada.token)]
  const body = { songIds: [own.id, other.id], encoding: 'windows-1251', apply: true }
  const repaired = await call('POST', '/songs/repair-text', { token: bob.token, body })
  expect(repaired).toMatchObject({ status: 404, body: { code: 'song_not_found' } })
  const texts = { title: 'Mine', artists: [], album: null, genres: [] }
  const songs = [own, other].map(({ id }) => ({ songId: id, texts }))
  const restored = await call('POST', '/songs/restore-text', { token: bob.token, body: { songs } })
  expect(restored).toMatchObject({ status: 404, body: { code: 'song_not_found' } })
  expect((await readSong(bob.token, own.id)).title).toBe('Ãðóïïà êðîâè')
})
