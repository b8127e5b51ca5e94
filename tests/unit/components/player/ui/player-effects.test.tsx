import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  loadRepeats,
  loadVolume,
  saveRepeats,
  saveTurn,
  saveVolume,
} from '@/components/player/engine/saved-turn'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import { SEARCH_FIELD_ID, takeSearchRequest } from '@/components/player/ui/search-request'
import { changedSong, repairedSongs } from '@/components/song-actions/changed-song'
import { signOutBrowser } from '@/lib/client/session'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { stubNavigation } from '@/tests/support/dom/navigation'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

let requests: string[]
beforeEach(() => {
  requests = stubEvening({ routes: { 'PUT /me/liked/*': () => undefined } })
})

async function renderPlaying(children?: ReactNode) {
  const rendered = renderWithPlayer(
    <>
      <PlayerEffects userId="ada" />
      {children}
    </>,
  )
  await act(() => rendered.player.start(EVENING))
  const title = () => rendered.player.state.getState().current?.track.song.title
  const status = () => rendered.player.state.getState().status
  return { ...rendered, title, status }
}

describe('the keyboard shortcuts', () => {
  test('play, pause and skip', async () => {
    const { user, title, status } = await renderPlaying()
    await user.keyboard(' ')
    expect(status()).toBe('paused')
    await user.keyboard(' ')
    expect(status()).toBe('playing')
    await user.keyboard('j')
    expect(title()).toBe('B')
    await user.keyboard('k')
    expect(title()).toBe('A')
    await user.keyboard('{ArrowRight}')
    expect(title()).toBe('B')
    await user.keyboard('{ArrowLeft}')
    expect(title()).toBe('A')
  })

  test('like the current track', async () => {
    const { user } = await renderPlaying()
    await user.keyboard('l')
    await waitFor(() => expect(requests).toContain('PUT /me/liked/song-A'))
  })

  test('shuffle the list of the page', async () => {
    const { user, player, pageSource, title } = await renderPlaying()
    act(() => player.pause())
    pageSource.current = EVENING
    await user.keyboard('s')
    expect(player.state.getState().status).toBe('playing')
    expect(title()).toBe('A')
  })

  test('shuffle the liked songs on a page without a list', async () => {
    const { user } = await renderPlaying()
    await user.keyboard('s')
    await waitFor(() =>
      expect(requests).toContain('GET /playlists/liked/shuffle/next?playable=true'),
    )
  })

  test('focus the search field, or that of the page that they open', async () => {
    const { user, router } = await renderPlaying()
    await user.keyboard('/')
    expect(router.push).toHaveBeenCalledExactlyOnceWith('/songs')
    const field = document.body.appendChild(document.createElement('input'))
    field.id = SEARCH_FIELD_ID
    takeSearchRequest()
    expect(field).toHaveFocus()
    field.blur()
    takeSearchRequest()
    expect(field).not.toHaveFocus()
    await user.keyboard('/')
    expect(field).toHaveFocus()
    expect(router.push).toHaveBeenCalledOnce()
    field.remove()
  })

  test('open the list of all shortcuts', async () => {
    const { user } = await renderPlaying()
    await user.keyboard('?')
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(within(dialog).getByText('Play or pause')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('belong to the focused element if it uses the key', async () => {
    const { user, title, status } = await renderPlaying(
      <>
        <input aria-label="Name" />
        <div role="slider" aria-label="Volume" aria-valuenow={1} tabIndex={0} />
      </>,
    )
    await user.click(screen.getByLabelText('Name'))
    await user.keyboard('j ')
    expect([title(), status()]).toEqual(['A', 'playing'])
    act(() => screen.getByRole('slider').focus())
    await user.keyboard('{ArrowRight}')
    expect(title()).toBe('A')
    await user.keyboard('{Control>}j{/Control}')
    expect(title()).toBe('A')
  })
})

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

describe('the media session', () => {
  const handlers = new Map<string, MediaSessionActionHandler | null>()
  const session = {
    metadata: null as { title: string } | null,
    playbackState: 'none',
    setActionHandler: (name: string, handler: MediaSessionActionHandler | null) =>
      handlers.set(name, handler),
  }

  beforeEach(() => {
    Object.defineProperty(navigator, 'mediaSession', { configurable: true, value: session })
    vi.stubGlobal(
      'MediaMetadata',
      class {
        constructor(values: object) {
          Object.assign(this, values)
        }
      },
    )
    return () => void Reflect.deleteProperty(navigator, 'mediaSession')
  })

  test('shows the current song and its status', async () => {
    const { player } = await renderPlaying()
    expect(session.metadata).toMatchObject({
      title: 'A',
      artist: 'Artist of A',
      album: 'Album of A',
    })
    expect(session.playbackState).toBe('playing')
    act(() => player.pause())
    expect(session.playbackState).toBe('paused')
  })

  test.each([
    ['/api/v1/songs/song-A/cover?version=a', '/api/v1/songs/song-A/cover?version=a&size=640'],
    ['https://i.scdn.co/image/a', 'https://i.scdn.co/image/a'],
  ])('shows the cover %s', async (coverUrl, src) => {
    stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', { coverUrl }) })] })
    await renderPlaying()
    expect(session.metadata).toMatchObject({ artwork: [{ src }] })
  })

  test('controls the player with media keys', async () => {
    const { title, status, output } = await renderPlaying()
    const press = (action: MediaSessionAction, seekTime?: number) =>
      act(() => handlers.get(action)?.({ action, seekTime }))
    press('pause')
    expect(status()).toBe('paused')
    press('play')
    expect(status()).toBe('playing')
    press('seekto', 12)
    expect(output.calls.at(-1)).toBe('seek 12000')
    press('previoustrack')
    press('nexttrack')
    await waitFor(() => expect(title()).toBe('B'))
  })
})

describe('a reload', () => {
  test('restores turn, position and volume of the same user', async () => {
    localStorage.setItem('riffle.volume', '0.3')
    saveTurn({ userId: 'ada', ...EVENING, turn: 2, positionMs: 31_000 })
    const { player } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await waitFor(() => expect(player.state.getState().current?.turn).toBe(2))
    expect(player.state.getState()).toMatchObject({ status: 'paused', volume: 0.3 })
    expect(player.progress.getState().positionMs).toBe(31_000)
  })

  test('ignores the turn of another user, and unreadable data', async () => {
    saveTurn({ userId: 'grace', ...EVENING, turn: 2, positionMs: 31_000 })
    renderWithPlayer(<PlayerEffects userId="ada" />)
    localStorage.setItem('riffle.player', '{')
    localStorage.setItem('riffle.volume', 'loud')
    const { player } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await act(async () => {})
    expect(player.state.getState()).toMatchObject({ current: null, volume: 1 })
    expect(requests).toEqual([])
  })

  test('keeps the volume and the repetition that another tab has stored since', async () => {
    const { player } = await renderPlaying()
    saveVolume(0.3)
    saveRepeats({ list: 'one', shuffle: 'off' })
    act(() => player.seek(20_000))
    await act(() => player.next())
    fireEvent(window, new Event('pagehide'))
    expect([loadVolume(), loadRepeats()]).toEqual([0.3, { list: 'one', shuffle: 'off' }])
    act(() => player.setVolume(0.6))
    act(() => player.setRepeat('one'))
    expect([loadVolume(), loadRepeats().shuffle]).toEqual([0.6, 'one'])
  })

  test('plays on if the page replaced one that played, once', async () => {
    const before = await renderPlaying()
    fireEvent(window, new Event('pagehide'))
    before.unmount()
    const { player, unmount } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await waitFor(() => expect(player.state.getState().status).toBe('playing'))
    unmount()
    const { player: next } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await waitFor(() => expect(next.state.getState().current).not.toBeNull())
    expect(next.state.getState().status).toBe('paused')
  })

  test('is silent after a page that played was loaded again', async () => {
    await renderPlaying()
    fireEvent(window, new Event('pagehide'))
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type: 'reload' } as never])
    const { player } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await waitFor(() => expect(player.state.getState().current).not.toBeNull())
    expect(player.state.getState().status).toBe('paused')
  })

  test('stores the turn when the page is left', async () => {
    const { player } = await renderPlaying()
    act(() => player.seek(20_000))
    fireEvent(window, new Event('pagehide'))
    expect(JSON.parse(localStorage.getItem('riffle.player') ?? '')).toEqual({
      userId: 'ada',
      ...EVENING,
      turn: 1,
      positionMs: 20_000,
    })
  })
})

test('a sign-out records what plays, and removes its data from the browser', async () => {
  const assign = stubNavigation()
  const plays: unknown[] = []
  requests = stubEvening({
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
