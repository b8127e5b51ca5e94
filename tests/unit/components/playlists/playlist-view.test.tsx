import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { PlaylistView } from '@/components/playlists/playlist-view'
import type { TrackPage } from '@/lib/client/list-tracks'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { stubApi } from '@/tests/support/dom/api'
import {
  firstStep,
  playlistNamed,
  songNamed,
  trackNamed,
  tracksNamed,
} from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { stepOf, stubEvening } from '@/tests/support/dom/playing'

vi.mock('@/lib/actions/playlist-tracks', () => ({}))
vi.mock('@/lib/actions/playlists', () => ({}))

const state: ShuffleState = {
  sessionId: 'session',
  mode: 'balanced',
  spacing: 'normal',
  turn: 2,
  set: 2,
  position: 1,
  setSize: 3,
  remaining: 1,
  startedAt: '2026-11-20T09:00:00.000Z',
}

type Options = {
  firstPage?: TrackPage
  state?: ShuffleState | null
  trackCount?: number
  playableCount?: number
}

function renderView(options: Options = {}) {
  const { firstPage, state = null, trackCount = 3, playableCount = trackCount } = options
  const page = firstPage ?? { data: tracksNamed('A', 'B', 'C'), nextCursor: null }
  return renderWithPlayer(
    <PlaylistView
      playlist={playlistNamed('Evening', { trackCount, playableCount })}
      firstPage={page}
      state={state}
      settings={{ mode: 'balanced', spacing: 'normal' }}
      nowMs={0}
    />,
  )
}

const trackWithoutRecording = (title: string) =>
  trackNamed(title, {
    song: songNamed(title, { playback: { kind: 'none', searchUrl: 'https://example.org' } }),
  })

const moreToCome = { data: tracksNamed('A', 'B'), nextCursor: 'next' }

describe('the page of a playlist', () => {
  test('loads the order again when a track has moved forward in it', async () => {
    const tracks = tracksNamed('A', 'B', 'C')
    const requests = stubEvening({
      tracks,
      routes: {
        'GET /playlists/evening/shuffle/next': () => ({
          ...stepOf(tracks, 3),
          turn: 1,
          position: 0,
        }),
      },
    })
    const { user } = renderView()
    await user.click(screen.getByRole('button', { name: 'Shuffle Evening' }))
    const orders = () => requests.filter((request) => request.includes('/shuffle/order'))
    await waitFor(() => expect(orders()).toHaveLength(2))
  })

  test('shows what to do instead of playing a list without recordings', async () => {
    const requests = stubApi({
      'GET /me/matching': () => ({
        isConfigured: false,
        searchesLeft: 0,
        searchesPerDay: 100,
        resetsAt: '2026-11-30T08:00:00.000Z',
      }),
    })
    const data = ['A', 'B', 'C'].map(trackWithoutRecording)
    const { user } = renderView({ firstPage: { data, nextCursor: null }, playableCount: 0 })
    await waitFor(() => expect(requests).toContain('GET /me/matching'))
    await screen.findByText(/no YouTube key to search/)
    await user.click(screen.getByRole('button', { name: 'Play Evening' }))
    expect(await screen.findByText(/^No track here has a recording/)).toBeInTheDocument()
    expect(requests.filter((request) => request.includes('/tracks'))).toEqual([])
  })

  test('marks tracks without a recording, and how many can play', async () => {
    stubApi({})
    const data = [trackWithoutRecording('A'), ...tracksNamed('B', 'C')]
    renderView({ firstPage: { data, nextCursor: null }, playableCount: 2 })
    expect(screen.getByText('2 of 3 can play now.')).toBeVisible()
    const row = screen.getByRole('row', { name: /Artist of A/ })
    expect(within(row).getByText('No recording')).toBeVisible()
    expect(screen.getAllByText('No recording')).toHaveLength(1)
  })

  test('shows its size, artists and length, and a ribbon in list order', () => {
    renderView()
    expect(screen.getByText('3 tracks by 3 artists, 10 min')).toBeVisible()
    expect(
      screen.getByRole('slider', { name: '3 tracks in list order, coloured by artist' }),
    ).toBeVisible()
    expect(screen.getByRole('grid', { name: 'Tracks of Evening' })).toBeVisible()
  })

  test('shows the progress of its running set', async () => {
    const trackIds = ['track-C', 'track-A', 'track-B']
    stubApi({
      'GET /playlists/evening/shuffle/order': () => ({ set: 2, position: 1, trackIds }),
    })
    renderView({ state })
    expect(await screen.findByText('Set 3, heard up to track 2')).toBeInTheDocument()
    expect(screen.getByRole('slider', { name: /in playing order.*now at 2$/ })).toBeVisible()
    const row = screen.getByRole('row', { name: /Artist of B/ })
    expect(within(row).getByText('In 1 track')).toBeVisible()
  })

  test('plays in list order and pauses', async () => {
    stubApi({
      'GET /playlists/evening/tracks': () => ({ data: tracksNamed('A', 'B'), nextCursor: null }),
    })
    const { user, player } = renderView()
    await user.click(screen.getByRole('button', { name: 'Play Evening' }))
    await waitFor(() => expect(player.state.getState().status).toBe('playing'))
    expect(player.state.getState().current).toMatchObject({
      source: { order: 'list' },
      track: { id: 'track-A' },
    })
    await user.click(screen.getByRole('button', { name: 'Pause' }))
    expect(player.state.getState().status).toBe('paused')
  })

  test('shuffles and pauses', async () => {
    stubApi({
      'GET /playlists/evening/shuffle/next': () => firstStep(trackNamed('B')),
      'GET /playlists/evening/shuffle/upcoming': () => ({ data: [] }),
      'GET /playlists/evening/shuffle/order': () => ({
        set: 0,
        position: 0,
        trackIds: ['track-B', 'track-A', 'track-C'],
      }),
    })
    const { user, player } = renderView()
    await user.click(screen.getByRole('button', { name: 'Shuffle Evening' }))
    await waitFor(() => expect(player.state.getState().status).toBe('playing'))
    await user.click(screen.getByRole('button', { name: 'Pause' }))
    expect(player.state.getState().status).toBe('paused')
  })

  test('gives the reason if it cannot be played', async () => {
    const { user } = renderView()
    await user.click(screen.getByRole('button', { name: 'Play Evening' }))
    expect(await screen.findByText(/Riffle could not be reached/)).toBeVisible()
  })

  test('is the list that shortcuts play, until another page is shown', () => {
    const { pageSource, rerender } = renderView()
    expect(pageSource.current).toEqual({ list: 'evening', name: 'Evening' })
    rerender(<p>Another page</p>)
    expect(pageSource.current).toBeNull()
  })

  test('changes the shuffle mode', async () => {
    const changes: unknown[] = []
    stubApi({
      'PATCH /playlists/evening/shuffle/settings': ({ body }) => {
        changes.push(body)
        return { mode: 'flow', spacing: 'normal' }
      },
    })
    const { user } = renderView()
    await user.click(screen.getByRole('radio', { name: 'Flow' }))
    await waitFor(() => expect(changes).toEqual([{ mode: 'flow' }]))
    expect(screen.getByRole('radio', { name: 'Flow' })).toBeChecked()
  })
})

describe('the tracks after the first page', () => {
  test('are loaded, and shown when they have arrived', async () => {
    const { promise, resolve } = Promise.withResolvers<TrackPage>()
    stubApi({ 'GET /playlists/evening/tracks': () => promise })
    renderView({ firstPage: moreToCome })
    expect(await screen.findByRole('status', { name: 'Loading more tracks' })).toBeVisible()
    resolve({ data: tracksNamed('C'), nextCursor: null })
    expect(await screen.findByRole('row', { name: /Artist of C/ })).toBeVisible()
    expect(screen.queryByRole('status', { name: /Loading/ })).not.toBeInTheDocument()
  })

  test('can be tried again if they could not be loaded', async () => {
    const { user } = renderView({ firstPage: moreToCome })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('The remaining tracks could not be loaded')
    expect(alert).toHaveTextContent('Riffle could not be reached')
    expect(screen.getByRole('row', { name: /Artist of B/ })).toBeVisible()
    stubApi({
      'GET /playlists/evening/tracks': () => ({ data: tracksNamed('C'), nextCursor: null }),
    })
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('row', { name: /Artist of C/ })).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })
})

describe('an empty playlist', () => {
  test('offers to add tracks, and cannot be played', async () => {
    stubApi({ 'GET /songs': () => ({ data: [], nextCursor: null, spelling: 'as_typed' }) })
    const { user } = renderView({ firstPage: { data: [], nextCursor: null }, trackCount: 0 })
    expect(screen.getByRole('button', { name: 'Play Evening' })).toBeDisabled()
    expect(screen.getByRole('link', { name: 'Import' })).toHaveAttribute('href', '/import')
    const [, inPage] = screen.getAllByRole('button', { name: 'Add tracks' })
    await user.click(inPage as HTMLElement)
    expect(await screen.findByRole('dialog', { name: 'Add tracks' })).toBeVisible()
  })
})

test('the export menu links each format, in list order or in playing order', async () => {
  stubApi({
    'GET /playlists/evening/shuffle/order': () => ({
      set: 2,
      position: 1,
      trackIds: ['track-C', 'track-A', 'track-B'],
    }),
  })
  const { user } = renderView({ state })
  await screen.findByText('Set 3, heard up to track 2')
  await user.click(screen.getByRole('button', { name: 'Export' }))
  const links = () =>
    screen
      .getAllByRole('menuitem')
      .flatMap((item) => item.getAttribute('href')?.split('?')[1] ?? [])
  const formats = ['csv', 'm3u8', 'xspf', 'jspf', 'json', 'txt']
  expect(links()).toEqual(formats.map((format) => `format=${format}&order=list`))
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'In the order it plays now' }))
  expect(links()).toEqual(formats.map((format) => `format=${format}&order=shuffle`))
})
