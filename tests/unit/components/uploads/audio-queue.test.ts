import { describe, expect, test, vi } from 'vitest'
import { AudioQueue } from '@/components/uploads/audio-queue'
import { sortDropped } from '@/components/uploads/sort-dropped'
import { ApiProblem, problemFrom } from '@/lib/client/api'
import { createTransfers } from '@/tests/support/dom/transfers'

const file = (name: string, content = 'x') => new File([content], name)
const settled = () => new Promise((done) => setTimeout(done))

function createQueue({ canPause = true } = {}) {
  const { sent, send } = createTransfers({ canPause })
  const queue = new AudioQueue(send)
  const uploads = () => queue.store.getState().uploads
  return {
    queue,
    sent,
    uploads,
    states: () => uploads().map(({ state }) => state),
    keyOf: (index: number) => uploads()[index]?.key ?? '',
  }
}

describe('the queue of audio files', () => {
  test('sends two files at a time, and the next one when one has finished', async () => {
    const { queue, sent, states, uploads } = createQueue()
    queue.add([file('a'), file('b'), file('c')])
    expect(states()).toEqual(['sending', 'sending', 'waiting'])
    sent[0]?.report(0.5)
    expect(uploads()[0]).toMatchObject({ state: 'sending', share: 0.5 })
    sent[0]?.report(1)
    expect(states()).toEqual(['checking', 'sending', 'waiting'])
    sent[0]?.succeed('song-1')
    await settled()
    expect(states()).toEqual(['done', 'sending', 'sending'])
  })

  test('reports an uploaded song and its playlist to its listeners', async () => {
    const { queue, sent } = createQueue()
    const [listener, removed] = [vi.fn(), vi.fn()]
    queue.onUploaded(listener)
    queue.onUploaded(removed)()
    queue.add([file('a')], 'list-1')
    sent[0]?.succeed('song-1')
    await settled()
    const song = { songId: 'song-1', playlistId: 'list-1', isKnown: false }
    expect(listener).toHaveBeenCalledExactlyOnceWith(song)
    expect(removed).not.toHaveBeenCalled()
  })

  test('reports the song that the user has already for a file of a playlist', async () => {
    const { queue, sent, states } = createQueue()
    const listener = vi.fn()
    queue.onUploaded(listener)
    queue.add([file('a')], 'list-1')
    const duplicate = { detail: 'No.', code: 'duplicate_audio', songId: 'twin' } as const
    sent[0]?.fail(problemFrom(409, duplicate))
    await settled()
    expect(states()).toEqual(['done'])
    const song = { songId: 'twin', playlistId: 'list-1', isKnown: true }
    expect(listener).toHaveBeenCalledExactlyOnceWith(song)
  })

  test('pauses and resumes a file, and sends another meanwhile', () => {
    const { queue, sent, states, uploads, keyOf } = createQueue()
    queue.add([file('a'), file('b'), file('c')])
    sent[0]?.report(0.4)
    queue.pause(keyOf(0))
    expect(states()).toEqual(['paused', 'sending', 'sending'])
    expect(uploads()[0]).toMatchObject({ share: 0.4 })
    expect(sent[0]?.pause).toHaveBeenCalledOnce()
    queue.resume(keyOf(0))
    expect(uploads()[0]).toMatchObject({ state: 'sending', share: 0.4 })
    expect(sent[0]?.resume).toHaveBeenCalledOnce()
  })

  test('does not pause a transfer that is not resumable', () => {
    const { queue, sent, states, uploads, keyOf } = createQueue({ canPause: false })
    queue.add([file('a')])
    sent[0]?.report(0.4)
    expect(uploads()).toMatchObject([{ share: 0.4, canPause: false }])
    queue.pause(keyOf(0))
    expect(states()).toEqual(['sending'])
    expect(sent[0]?.pause).not.toHaveBeenCalled()
  })

  test('cancels the transfer of a removed file', () => {
    const { queue, sent, states, keyOf } = createQueue()
    queue.add([file('a'), file('b'), file('c')])
    queue.remove(keyOf(0))
    expect(sent[0]?.cancel).toHaveBeenCalledOnce()
    expect(states()).toEqual(['sending', 'sending'])
  })

  test('rejects an empty file without sending it', () => {
    const { queue, sent, states } = createQueue()
    queue.add([file('empty', '')])
    expect(states()).toEqual(['empty'])
    expect(sent).toEqual([])
  })

  test('retries only files that a retry may change', async () => {
    const { queue, sent, states, uploads } = createQueue()
    queue.add([file('a'), file('b')])
    const duplicate = { detail: 'No.', code: 'duplicate_audio', songId: 'twin' } as const
    sent[0]?.fail(problemFrom(409, duplicate))
    sent[1]?.fail(new ApiProblem('The connection was lost.', 'unreachable', 0))
    await settled()
    expect(uploads()).toMatchObject([
      { state: 'rejected', canRetry: false, duplicateSongId: 'twin' },
      { state: 'rejected', canRetry: true },
    ])
    queue.retryAll()
    expect(states()).toEqual(['rejected', 'sending'])
    expect(sent).toHaveLength(3)
  })

  test.each([
    ['unsupported_audio', 415, false],
    ['file_too_large', 413, false],
    ['quota_exceeded', 413, false],
    ['conflict', 409, true],
    ['rate_limited', 429, true],
    ['internal', 500, true],
  ] as const)(
    'after %s, whether a retry may succeed follows from its status',
    async (code, status, canRetry) => {
      const { queue, sent, uploads } = createQueue()
      queue.add([file('a')])
      sent[0]?.fail(problemFrom(status, { detail: 'No.', code }))
      await settled()
      expect(uploads()).toMatchObject([
        { state: 'rejected', problem: { message: 'No.' }, canRetry },
      ])
    },
  )

  test('removes finished files with clear', async () => {
    const { queue, sent, states } = createQueue()
    queue.add([file('a'), file('b'), file('empty', '')])
    sent[0]?.succeed('song-1')
    await settled()
    queue.clear()
    expect(states()).toEqual(['sending'])
  })
})

test('dropped playlists are separated from audio by their names, and folders left out', () => {
  const dropped = ['list.csv', 'set.m3u8', 'dj.nml', 'old.wpl', 'song.flac', 'odd'].map((name) => ({
    file: file(name),
    isFolder: false,
  }))
  const sorted = sortDropped([...dropped, { file: file('folder'), isFolder: true }])
  expect(sorted.playlists.map((playlist) => playlist.file.name)).toEqual([
    'list.csv',
    'set.m3u8',
    'dj.nml',
    'old.wpl',
  ])
  expect(sorted.audio.map(({ name }) => name)).toEqual(['song.flac', 'odd'])
  expect(sorted.hasFolders).toBe(true)
})
