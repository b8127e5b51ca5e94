import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ChooseVideos } from '@/components/videos/choose/choose-videos'
import { stubApi } from '@/tests/support/dom/api'
import { trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { problemResponse } from '@/tests/support/dom/problem'
import { candidateNumber, chosenSong, silentSong, silentTrack } from '@/tests/support/dom/videos'

const tracks = [silentTrack('A'), trackNamed('B'), silentTrack('C'), silentTrack('D')]
const onClose = vi.fn()

type Options = { isConfigured?: boolean; set?: () => unknown }

function openPass({ isConfigured = true, set }: Options = {}) {
  const links: unknown[] = []
  const requests = stubApi({
    'GET /playlists/evening/tracks': () => ({ data: tracks, nextCursor: null }),
    'GET /me/matching': () => ({
      isConfigured,
      usesOwnKey: false,
      searchesLeft: 9,
      searchesPerDay: 100,
      resetsAt: '2026-11-30T08:00:00.000Z',
    }),
    'GET /songs/*/candidates': () => ({
      data: isConfigured ? [candidateNumber(1), candidateNumber(2), candidateNumber(3)] : [],
      state: isConfigured ? 'ready' : 'not_configured',
      until: null,
      searchUrl: 'https://www.youtube.com/results?search_query=A',
    }),
    'PUT /songs/*/video': ({ url, body }) => {
      links.push([url.pathname.split('/').at(-2), (body as { url: string }).url])
      return set?.() ?? chosenSong('A', 'video-00002')
    },
    'DELETE /songs/*/video': () => undefined,
    'GET /songs/*': () => silentSong('A'),
  })
  const rendered = renderWithPlayer(<ChooseVideos lists={['evening']} onClose={onClose} />)
  return { ...rendered, links, requests }
}

const heading = () => screen.findByRole('heading', { level: 3 })
const shown = async (title: string) =>
  waitFor(async () => expect(await heading()).toHaveTextContent(title))
const videos = () => screen.findByRole('list', { name: 'Videos' })

beforeEach(() => {
  localStorage.clear()
  onClose.mockClear()
})

describe('a pass over songs without a recording', () => {
  test('shows one after the other, and saves each choice at once, with an undo', async () => {
    const { user, links, requests } = openPass()
    await shown('A')
    await videos()
    expect(screen.getByText('1 of 3: A by Artist of A')).toHaveAttribute('role', 'status')
    await user.keyboard('2')
    await shown('C')
    expect(links).toEqual([['song-A', 'https://youtu.be/video-00002']])
    expect(screen.getByText('2 of 3')).toBeVisible()
    expect(screen.getAllByText(/The video of A is set/)).not.toHaveLength(0)
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findAllByText(/The video of A is as before/)).not.toHaveLength(0)
    await waitFor(() => expect(requests).toContain('DELETE /songs/song-A/video'))
  })

  test('is controlled by keys: skip, back, preview, the first video', async () => {
    const { user, links, player } = openPass()
    const toggle = vi.spyOn(player, 'toggle')
    await shown('A')
    await user.keyboard('s')
    await shown('C')
    await user.keyboard('{ArrowRight}')
    await shown('D')
    await user.keyboard('{ArrowLeft}')
    await shown('C')
    await videos()
    await user.keyboard(' ')
    expect(screen.getByTitle('Preview')).toHaveAttribute(
      'src',
      expect.stringMatching(/video-00001/),
    )
    expect(toggle).not.toHaveBeenCalled()
    await user.keyboard('{Enter}')
    await shown('D')
    expect(links).toEqual([['song-C', 'https://youtu.be/video-00001']])
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalled()
  })

  test('works by its buttons, and ends after the last song', async () => {
    const { user } = openPass()
    await shown('A')
    expect(screen.getByRole('button', { name: 'Back' })).toBeDisabled()
    const [first] = within(await videos()).getAllByRole('listitem')
    await user.click(within(first!).getByRole('button', { name: 'Use Video 1' }))
    await shown('C')
    await user.click(screen.getByRole('button', { name: 'Skip' }))
    await shown('D')
    await user.click(screen.getByRole('button', { name: 'Skip' }))
    expect(await screen.findByText(/All 3 tracks were shown/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Start again' }))
    await shown('A')
  })

  test('stays at a song while its choice is saved', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const { user } = openPass({ set: () => promise })
    await shown('A')
    await videos()
    await user.keyboard('1ss')
    await shown('A')
    expect(screen.getByRole('button', { name: 'Skip' })).toBeDisabled()
    resolve(chosenSong('A', 'video-00001'))
    await shown('C')
  })

  test('announces each outcome once, apart from the songs that follow', async () => {
    const { user } = openPass()
    await shown('A')
    await videos()
    await user.keyboard('1')
    await shown('C')
    const regions = screen.getAllByRole('status').map(({ textContent }) => textContent)
    expect(regions).toContain('The video of A is set.')
    expect(regions).toContain('2 of 3: C by Artist of C')
  })

  test('keeps the focus on its buttons, so that the same key continues', async () => {
    const { user, links } = openPass()
    await shown('A')
    await videos()
    const field = () => screen.getByLabelText('Link to a YouTube video')
    await user.type(field(), 'https://youtu.be/video-00001')
    act(() => screen.getByRole('button', { name: 'Skip' }).focus())
    await user.keyboard('{Enter}')
    await shown('C')
    expect(field()).toHaveValue('')
    expect(screen.getByRole('button', { name: 'Skip' })).toHaveFocus()
    await user.keyboard('{Enter}')
    await shown('D')
    expect(links).toEqual([])
  })

  test('continues where it was closed', async () => {
    const { user, unmount } = openPass()
    await shown('A')
    await user.keyboard('s')
    await shown('C')
    unmount()
    openPass()
    await shown('C')
  })

  test('takes a link if there is no key, and stays at the song if the link is rejected', async () => {
    const fault = { path: 'url', code: 'invalid_value' as const, message: 'The video is private.' }
    const set = () => problemResponse(422, 'invalid_input', { errors: [fault] })
    const { user, links } = openPass({ isConfigured: false, set })
    expect(await screen.findByText(/no key to search YouTube. Paste a link/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Search on YouTube' })).toHaveAttribute(
      'href',
      'https://www.youtube.com/results?search_query=A',
    )
    const field = screen.getByLabelText('Link to a YouTube video')
    await waitFor(() => expect(field).toHaveFocus())
    await user.keyboard('https://youtu.be/video-00001{Enter}')
    expect(await screen.findByText(/The video is private/)).toBeVisible()
    expect(links).toHaveLength(1)
    await shown('A')
  })
})
