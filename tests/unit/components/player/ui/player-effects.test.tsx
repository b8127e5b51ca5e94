import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changedSong, repairedSongs } from '@/components/song-actions/changed-song'
import { signOutBrowser } from '@/lib/client/session'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { stubNavigation } from '@/tests/support/dom/navigation'
import { renderPlaying } from '@/tests/support/dom/player-effects'
import { stubEvening } from '@/tests/support/dom/playing'

beforeEach(() => void stubEvening())

test('screen readers announce the current song while it plays', async () => {
  const { player } = await renderPlaying()
  expect(screen.getByText('Now playing: A, Artist of A')).toHaveAttribute('aria-live', 'polite')
  act(() => player.pause())
  expect(screen.queryByText(/Now playing/)).not.toBeInTheDocument()
})

describe('the title of the document', () => {
  beforeEach(() => {
    document.title = 'Evening'
  })

  test('is the current song while it plays', async () => {
    const { player } = await renderPlaying()
    expect(document.title).toBe('A · Artist of A')
    act(() => player.pause())
    expect(document.title).toBe('Evening')
  })

  test('returns to the title that the page has set meanwhile', async () => {
    const { player } = await renderPlaying()
    document.title = 'Songs'
    await waitFor(() => expect(document.title).toBe('A · Artist of A'))
    act(() => player.pause())
    expect(document.title).toBe('Songs')
  })
})

test('a sign-out records what plays, and removes its data from the browser', async () => {
  const assign = stubNavigation()
  const plays: unknown[] = []
  stubEvening({
    routes: {
      'POST /me/*': async ({ body }) => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        plays.push(body)
      },
      'GET /api/auth/csrf': () => ({ csrfToken: 'token' }),
      'POST /api/auth/signout': () => {
        expect(plays).toMatchObject([{ songId: 'song-A', playedMs: 4_000, outcome: 'skipped' }])
        return {}
      },
    },
  })
  const { output, title, queue } = await renderPlaying()
  act(() => output.events().onProgress({ positionMs: 4_000, durationMs: 191_000 }))
  const savePosition = vi.spyOn(queue, 'savePosition')
  await act(() => signOutBrowser())
  expect(savePosition).toHaveBeenCalled()
  expect(assign).toHaveBeenCalledWith('/')
  fireEvent(window, new Event('pagehide'))
  expect(localStorage.getItem('riffle.player')).toBeNull()
  expect(title()).toBeUndefined()
})

test('the videos of the next songs are searched while a song plays', async () => {
  const missing = { kind: 'none', searchUrl: 'https://www.youtube.com/results' } as const
  const searched: unknown[] = []
  stubEvening({
    tracks: [
      trackNamed('A'),
      ...['B', 'C', 'D', 'E'].map((title) =>
        trackNamed(title, { song: songNamed(title, { playback: missing }) }),
      ),
    ],
    routes: {
      'POST /me/matches': ({ body }) => {
        searched.push((body as { songIds: string[] }).songIds)
        return { data: [] }
      },
    },
  })
  await renderPlaying()
  await waitFor(() => expect(searched).toEqual([['song-B', 'song-C', 'song-D']]))
})

test('the player reads its songs again whose texts were repaired', async () => {
  const sent = stubEvening({
    routes: { 'GET /songs/*': () => songNamed('A', { title: 'Кино' }) },
  })
  const { title } = await renderPlaying()
  act(() => repairedSongs.setState({ songIds: ['song-A', 'song-Z'] }))
  await waitFor(() => expect(title()).toBe('Кино'))
  expect(sent.filter((request) => request.startsWith('GET /songs/'))).toEqual(['GET /songs/song-A'])
})

test('changed details of the current song are shown at once', async () => {
  const { title } = await renderPlaying()
  act(() => changedSong.setState({ song: songNamed('A', { title: 'Renamed' }) }))
  expect(title()).toBe('Renamed')
})
