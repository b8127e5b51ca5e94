import { describe, expect, it, vi } from 'vitest'
import { AudioQueue } from '@/components/uploads/audio-queue'
import { sortDropped } from '@/components/uploads/sort-dropped'
import { ApiProblem, problemFrom } from '@/lib/client/api'

type Sent = {
  file: File
  tell: (share: number) => void
  arrive: (songId: string) => void
  fail: (error: Error) => void
  pause: ReturnType<typeof vi.fn>
  resume: ReturnType<typeof vi.fn>
  cancel: ReturnType<typeof vi.fn>
}

const file = (name: string, content = 'x') => new File([content], name)
const settled = () => new Promise((done) => setTimeout(done))

function aQueue({ canPause = true } = {}) {
  const sent: Sent[] = []
  const queue = new AudioQueue((given, tell) => {
    let arrive: Sent['arrive'] = () => {}
    let fail: Sent['fail'] = () => {}
    const ended = new Promise<{ songId: string }>((done, refuse) => {
      arrive = (songId) => done({ songId })
      fail = refuse
    })
    const [pause, resume, cancel] = [vi.fn(), vi.fn(), vi.fn()]
    sent.push({ file: given, tell, arrive, fail, pause, resume, cancel })
    return { ended, canPause: () => canPause, pause, resume, cancel }
  })
  return { queue, sent, states: () => queue.store.getState().uploads.map(({ state }) => state) }
}

describe('audio on its way', () => {
  it('goes two files at a time, and the next when one has come', async () => {
    const { queue, sent, states } = aQueue()
    queue.add([file('a'), file('b'), file('c')])
    expect(states()).toEqual(['sending', 'sending', 'waiting'])
    sent[0]?.tell(0.5)
    expect(queue.store.getState().uploads[0]).toMatchObject({ state: 'sending', share: 0.5 })
    sent[0]?.tell(1)
    expect(states()).toEqual(['checking', 'sending', 'waiting'])
    sent[0]?.arrive('song-1')
    await settled()
    expect(states()).toEqual(['done', 'sending', 'sending'])
  })

  it('tells of what arrived, with the playlist it was dropped on', async () => {
    const { queue, sent } = aQueue()
    const told = vi.fn()
    queue.onArrival(told)
    queue.add([file('a')], 'list-1')
    sent[0]?.arrive('song-1')
    await settled()
    expect(told).toHaveBeenCalledWith({ songId: 'song-1', playlistId: 'list-1' })
  })

  it('is stopped and goes on where it stood, and makes room meanwhile', () => {
    const { queue, sent, states } = aQueue()
    queue.add([file('a'), file('b'), file('c')])
    const key = queue.store.getState().uploads[0]?.key ?? ''
    sent[0]?.tell(0.4)
    queue.pause(key)
    expect(states()).toEqual(['paused', 'sending', 'sending'])
    expect(queue.store.getState().uploads[0]).toMatchObject({ share: 0.4 })
    queue.resume(key)
    expect(sent[0]?.pause).toHaveBeenCalledOnce()
    expect(sent[0]?.resume).toHaveBeenCalledOnce()
  })

  it('is not said to be stopped where it cannot be', () => {
    const { queue, sent, states } = aQueue({ canPause: false })
    queue.add([file('a')])
    sent[0]?.tell(0.4)
    expect(queue.store.getState().uploads).toMatchObject([{ share: 0.4, canPause: false }])
    queue.pause(queue.store.getState().uploads[0]?.key ?? '')
    expect(states()).toEqual(['sending'])
    expect(sent[0]?.pause).not.toHaveBeenCalled()
  })

  it('is given up here and there', () => {
    const { queue, sent, states } = aQueue()
    queue.add([file('a')])
    queue.remove(queue.store.getState().uploads[0]?.key ?? '')
    expect(sent[0]?.cancel).toHaveBeenCalledOnce()
    expect(states()).toEqual([])
  })

  it('says why it was refused, names the twin, and tries again only what may go well', async () => {
    const { queue, sent } = aQueue()
    queue.add([file('a'), file('b'), file('empty', '')])
    sent[0]?.fail(
      problemFrom(409, {
        detail: 'You have this recording already.',
        code: 'duplicate_audio',
        songId: 'twin',
      }),
    )
    sent[1]?.fail(new ApiProblem('The connection was lost.', 'unreachable', 0))
    await settled()
    expect(queue.store.getState().uploads).toMatchObject([
      { state: 'refused', canRetry: false, duplicateSongId: 'twin' },
      { state: 'refused', canRetry: true },
      { state: 'refused', canRetry: false, reason: 'The file is empty.' },
    ])
    queue.retryAll()
    expect(sent).toHaveLength(3)
  })

  it.each([
    ['unsupported_audio', 415, false],
    ['file_too_large', 413, false],
    ['quota_exceeded', 413, false],
    ['conflict', 409, true],
    ['rate_limited', 429, true],
    ['internal', 500, true],
  ] as const)('asks the status of %s whether to try again', async (code, status, canRetry) => {
    const { queue, sent } = aQueue()
    queue.add([file('a')])
    sent[0]?.fail(problemFrom(status, { detail: 'No.', code }))
    await settled()
    expect(queue.store.getState().uploads).toMatchObject([
      { state: 'refused', reason: 'No.', canRetry },
    ])
  })
})

it('sends playlists to the import and tries all else as audio', () => {
  const dropped = ['list.csv', 'set.m3u8', 'song.flac', 'odd'].map((name) => ({
    file: file(name),
    isFolder: false,
  }))
  const sorted = sortDropped([...dropped, { file: file('folder'), isFolder: true }])
  expect(sorted.playlists.map((found) => found.file.name)).toEqual(['list.csv', 'set.m3u8'])
  expect(sorted.audio.map(({ name }) => name)).toEqual(['song.flac', 'odd'])
  expect(sorted.hasFolders).toBe(true)
})
