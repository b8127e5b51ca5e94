import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { audioQueue } from '@/components/uploads/audio-queue'
import { ChooseAudio } from '@/components/uploads/choose-audio'
import { LazyUploadTray } from '@/components/uploads/lazy-upload-tray'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { ApiProblem, problemFrom } from '@/lib/client/api'
import { renderWithPlayer } from '@/tests/support/dom/player'

const { sent, send } = await vi.hoisted(async () =>
  (await import('@/tests/support/dom/transfers')).createTransfers(),
)
vi.mock('@/lib/client/uploads', () => ({ sendAudio: send }))
vi.mock('@/lib/actions/playlist-tracks', () => ({ addTracksAction: vi.fn() }))
const addTracks = vi.mocked(addTracksAction)

beforeEach(() => {
  sent.length = 0
  addTracks.mockReset()
})
afterEach(() => {
  for (const { key } of audioQueue.store.getState().uploads) audioQueue.remove(key)
})

const file = (name: string, content = 'x') => new File([content], name, { type: 'audio/mpeg' })
const tray = () => screen.findByRole('region', { name: 'Uploads' })
const summary = () => screen.getByRole('status').textContent
const button = (name: string) => screen.getByRole('button', { name })
const progress = () => screen.getAllByRole('progressbar').map((bar) => bar.ariaLabel)

/** Chooses files with the button of the page. */
async function chooseFiles(...files: File[]) {
  const rendered = renderWithPlayer(
    <>
      <ChooseAudio />
      <LazyUploadTray />
    </>,
  )
  const input = screen.getByLabelText<HTMLInputElement>('Audio files')
  await rendered.user.upload(input, files)
  await tray()
  return { ...rendered, input }
}

const report = (index: number, share: number) => act(() => sent[index]?.report(share))
const succeed = (index: number) => act(async () => sent[index]?.succeed(`song-${index}`))
const fail = (index: number, error: Error) => act(async () => sent[index]?.fail(error))

describe('the list of uploads', () => {
  test('is absent before the first file', async () => {
    renderWithPlayer(<LazyUploadTray />)
    await act(() => import('@/components/uploads/upload-tray'))
    expect(screen.queryByRole('region', { name: 'Uploads' })).not.toBeInTheDocument()
  })

  test('shows the progress of each file', async () => {
    await chooseFiles(file('a.mp3'), file('b.mp3'), file('c.mp3'))
    expect(summary()).toBe('Uploading 3 files')
    expect(progress()).toEqual(['0 %', '0 %', 'Waiting for other files'])
    report(0, 0.456)
    report(1, 1)
    expect(progress()).toEqual(['45 %', 'Checking the file', 'Waiting for other files'])
    expect(screen.queryByRole('button', { name: 'Done' })).not.toBeInTheDocument()
  })

  test('pauses and resumes a file', async () => {
    const { user } = await chooseFiles(file('a.mp3'))
    report(0, 0.4)
    await user.click(button('Pause a.mp3'))
    expect(progress()).toEqual(['Paused at 40 %'])
    expect(sent[0]?.pause).toHaveBeenCalledOnce()
    await user.click(button('Resume a.mp3'))
    expect(progress()).toEqual(['40 %'])
    expect(sent[0]?.resume).toHaveBeenCalledOnce()
  })

  test('cancels a file, and not while the server checks it', async () => {
    const { user } = await chooseFiles(file('a.mp3'), file('b.mp3'))
    report(1, 1)
    expect(screen.queryByRole('button', { name: 'Cancel b.mp3' })).not.toBeInTheDocument()
    await user.click(button('Cancel a.mp3'))
    expect(sent[0]?.cancel).toHaveBeenCalledOnce()
    expect(screen.queryByText('a.mp3')).not.toBeInTheDocument()
  })

  test('is put away when all files are uploaded', async () => {
    const { user } = await chooseFiles(file('a.mp3'), file('b.mp3'))
    await succeed(0)
    expect(summary()).toBe('Uploading 1 file')
    await succeed(1)
    expect(summary()).toBe('2 files uploaded')
    await user.click(button('Done'))
    expect(screen.queryByRole('region', { name: 'Uploads' })).not.toBeInTheDocument()
  })

  test('hides and shows its files', async () => {
    const { user } = await chooseFiles(file('a.mp3'))
    await user.click(button('Hide the uploads'))
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument()
    expect(button('Show the uploads')).toHaveAttribute('aria-expanded', 'false')
    await user.click(button('Show the uploads'))
    expect(within(await tray()).getByText('a.mp3')).toBeVisible()
  })

  test('clears the field, so that the same file can be chosen again', async () => {
    const { input, user } = await chooseFiles(file('a.mp3'))
    await user.upload(input, file('a.mp3'))
    expect(screen.getAllByText('a.mp3')).toHaveLength(2)
    expect(input).toHaveProperty('files.length', 0)
  })
})

describe('a rejected file', () => {
  test('gives the reason of the server, with a link to the song that has the same audio', async () => {
    const { user } = await chooseFiles(file('a.mp3'), file('b.mp3'))
    await succeed(1)
    await fail(
      0,
      problemFrom(409, { code: 'duplicate_audio', detail: 'You have this audio.', songId: 'twin' }),
    )
    expect(screen.getByRole('alert')).toHaveTextContent('You have this audio.')
    expect(screen.getByRole('link', { name: 'See your uploads' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Retry a.mp3' })).not.toBeInTheDocument()
    expect(summary()).toBe('1 uploaded, 1 rejected')
    await user.click(button('Remove a.mp3 from the list'))
    expect(summary()).toBe('1 file uploaded')
  })

  test('is not sent if it is empty', async () => {
    await chooseFiles(file('empty.mp3', ''))
    expect(screen.getByRole('alert')).toHaveTextContent('The file is empty.')
    expect(summary()).toBe('1 file rejected')
    expect(sent).toEqual([])
  })

  test('can be retried after the connection was lost', async () => {
    const { user } = await chooseFiles(file('a.mp3'))
    await fail(0, new ApiProblem('Lost.', 'unreachable', 0))
    expect(screen.getByRole('alert')).toHaveTextContent('The connection was lost.')
    await user.click(button('Retry a.mp3'))
    expect(progress()).toEqual(['0 %'])
    expect(sent).toHaveLength(2)
  })

  test('is retried when the browser is online again', async () => {
    await chooseFiles(file('a.mp3'))
    await fail(0, new ApiProblem('Lost.', 'unreachable', 0))
    act(() => void window.dispatchEvent(new Event('online')))
    expect(sent).toHaveLength(2)
  })
})

describe('leaving the page', () => {
  const isConfirmed = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

  test('is confirmed only while uploads are unfinished', async () => {
    await chooseFiles(file('a.mp3'))
    expect(isConfirmed()).toBe(true)
    await succeed(0)
    expect(isConfirmed()).toBe(false)
  })
})

describe('audio of a playlist', () => {
  async function uploadTo(playlistId: string) {
    renderWithPlayer(<LazyUploadTray />)
    act(() => audioQueue.add([file('a.mp3')], playlistId))
    await succeed(0)
  }

  test('is added to it', async () => {
    addTracks.mockResolvedValue({ ok: true, value: { data: [] } as never })
    await uploadTo('evening')
    await waitFor(() =>
      expect(addTracks).toHaveBeenCalledExactlyOnceWith({
        playlistId: 'evening',
        songIds: ['song-0'],
      }),
    )
  })

  test.each([
    [[{ id: 'track' }], 'You already had this song. It is now in the playlist, too.'],
    [[], 'This song is already in the playlist.'],
  ])('that the user already has is added once: %j', async (data, message) => {
    addTracks.mockResolvedValue({ ok: true, value: { data } as never })
    renderWithPlayer(<LazyUploadTray />)
    act(() => audioQueue.add([file('a.mp3')], 'evening'))
    const duplicate = { detail: 'No.', code: 'duplicate_audio', songId: 'twin' } as const
    await fail(0, problemFrom(409, duplicate))
    await waitFor(() =>
      expect(addTracks).toHaveBeenCalledExactlyOnceWith({
        playlistId: 'evening',
        songIds: ['twin'],
        skipPresent: true,
      }),
    )
    expect(await screen.findByText(message)).toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(screen.getByText('You already had this song. Nothing was uploaded.')).toBeVisible()
    expect(summary()).toBe('Nothing new in 1 file')
  })

  test('is kept with the reason if it cannot be added', async () => {
    addTracks.mockRejectedValue(new TypeError('fetch failed'))
    await uploadTo('evening')
    expect(
      await screen.findByText(
        /^The song is in your library, but was not added to the playlist: Riffle could not/,
      ),
    ).toBeInTheDocument()
    expect(summary()).toBe('1 file uploaded')
  })
})
