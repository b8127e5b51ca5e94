import { beforeEach, describe, expect, it } from 'vitest'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { bytesOf, uploadFile } from '@/tests/support/uploads'

withApp()

type Page<Item> = { data: Item[] }

const BYTES = wav({ hertz: 523, seconds: 2 })
const NAME = 'Ada Lind - Night Bus.wav'
const LIST = 'Title,Artist,Duration (ms)\nNight Bus,Ada Lind,2000\nKettle,Ada Lind,90000\n'

let token = ''
beforeEach(async () => {
  token = (await aUser()).token
})

const upload = async () => (await uploadFile(BYTES, { token, name: NAME })).body as Song
const importList = async () => (await importFile(token, LIST)).playlists[0]?.id ?? ''
const tracksOf = async (playlistId: string) =>
  ((await call('GET', `/playlists/${playlistId}/tracks`, { token })).body as Page<Track>).data
const playlist = async () =>
  ((await call('POST', '/playlists', { token, body: { name: 'Evening' } })).body as Song).id
const playedBytes = async (songId = '') =>
  (await bytesOf(`/api/v1/songs/${songId}/audio`, { authorization: `Bearer ${token}` })).bytes

describe('an imported list', () => {
  it('plays the songs that the user uploaded before', async () => {
    const song = await upload()
    const [bus, kettle] = await tracksOf(await importList())
    expect(bus?.song).toMatchObject({ id: song.id, playback: { kind: 'audio' } })
    expect(kettle?.song.playback.kind).not.toBe('audio')
  })

  it('plays a song that is uploaded later, with the shuffle that runs', async () => {
    const list = await importList()
    await call('GET', `/playlists/${list}/shuffle/next`, { token })
    const before = await tracksOf(list)
    await upload()
    const [bus] = await tracksOf(list)
    expect(bus?.id).toBe(before[0]?.id)
    expect(bus?.song.playback).toMatchObject({ kind: 'audio' })
    expect(Buffer.compare(await playedBytes(bus?.song.id), BYTES)).toBe(0)
    const second = await call('GET', `/playlists/${list}/shuffle/next`, { token })
    expect(second.body).toMatchObject({ turn: 2, set: 0, setSize: 2 })
  })
})

describe('a file that the user already has', () => {
  it('is refused with the song, which is added to another playlist, once', async () => {
    const song = await upload()
    const list = await playlist()
    const again = await uploadFile(BYTES, { token, name: 'other name.wav' })
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'duplicate_audio', songId: song.id },
    })
    const { songId } = again.body as { songId: string }
    const add = () =>
      call('POST', `/playlists/${list}/tracks`, {
        token,
        body: { songIds: [songId, songId], skipPresent: true },
      })
    const first = await add()
    expect([first.status, (first.body as Page<Track>).data.length]).toEqual([201, 1])
    const second = await add()
    expect([second.status, (second.body as Page<Track>).data.length]).toEqual([201, 0])
    expect((await tracksOf(list)).map((track) => track.song.id)).toEqual([song.id])
    const { data } = (await call('GET', '/songs', { token })).body as Page<Song>
    expect(data).toHaveLength(1)
  })

  it('is added again if the caller does not ask to skip it', async () => {
    const song = await upload()
    const list = await playlist()
    const body = { songIds: [song.id] }
    await call('POST', `/playlists/${list}/tracks`, { token, body })
    await call('POST', `/playlists/${list}/tracks`, { token, body })
    expect(await tracksOf(list)).toHaveLength(2)
  })
})
