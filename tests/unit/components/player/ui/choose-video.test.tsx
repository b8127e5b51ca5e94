import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { LazyChooseVideo } from '@/components/player/ui/lazy-choose-video'
import type { Candidate } from '@/lib/contract/video-match'
import type { Route } from '@/tests/support/dom/api'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'
import { problemResponse } from '@/tests/support/dom/problem'
import { candidateNumber } from '@/tests/support/dom/videos'

const playback = { kind: 'youtube', videoId: 'video-00001', match: 'sure' } as const
const song = songNamed('A', { playback })

const searchUrl = 'https://www.youtube.com/results?search_query=A'
const results = (data: Candidate[], values: object = {}) => ({
  data,
  state: 'ready',
  until: null,
  searchUrl,
  ...values,
})
const replaced = (videoId: string) => ({
  ...song,
  playback: { kind: 'youtube', videoId, match: 'yours' },
})

let requests: string[]
function stub(routes: Record<string, Route> = {}) {
  requests = stubEvening({
    tracks: [trackNamed('A', { song })],
    routes: {
      ...routes,
      'GET /me/matching': () => ({
        isConfigured: true,
        searchesLeft: 7,
        searchesPerDay: 100,
        resetsAt: new Date(2026, 10, 24, 9).toISOString(),
      }),
    },
  })
}

async function renderOpen() {
  const rendered = renderWithPlayer(<LazyChooseVideo />)
  await act(() => rendered.player.start(EVENING))
  act(() => rendered.panels.setState({ isChoosingVideo: true }))
  await screen.findByRole('dialog', { name: 'A' })
  return rendered
}

const currentVideo = ({ player }: Awaited<ReturnType<typeof renderOpen>>) => {
  const current = player.state.getState().current?.track.song.playback
  return current?.kind === 'youtube' ? current.videoId : undefined
}

describe('the choice of a video', () => {
  beforeEach(() =>
    stub({
      'GET /songs/*/candidates': () =>
        results([
          candidateNumber(1, { isPlayed: true }),
          candidateNumber(2, { differenceMs: 2_100, isSure: false, isMadeForKids: true }),
          candidateNumber(3, { differenceMs: -9_000, isRefused: true }),
          candidateNumber(4, { isBlockedHere: true }),
        ]),
      'PUT /songs/*/video': ({ body }) =>
        replaced(String((body as { url: string }).url).slice(-11)),
      'POST /songs/*/video/failures': () => replaced('video-00005'),
    }),
  )

  test('pauses the video while it is open, and resumes it afterwards', async () => {
    const { user, player, panels } = await renderOpen()
    expect(player.state.getState().status).toBe('paused')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(panels.getState().isChoosingVideo).toBe(false)
    expect(player.state.getState().status).toBe('playing')
  })

  test('lists the candidates with their differences', async () => {
    await renderOpen()
    const rows = await screen.findAllByRole('listitem')
    expect(rows.map((row) => row.textContent)).toEqual([
      'Video 1Ann - Topic3:11, the same lengthNot this song',
      'Video 2Ann - Topic3:11, 2 s longer, may be another recording, made for kidsPlay Video 2',
      'Video 3Ann - Topic3:11, 9 s shorter, you rejected it, or it failedPlay Video 3',
      'Video 4Ann - Topic3:11, the same length, not available in your countryPlay Video 4',
    ])
    expect(screen.getByRole('button', { name: 'Play Video 4' })).toBeDisabled()
    expect(
      await screen.findByText('7 of today’s 100 searches left, new ones at 09:00'),
    ).toBeVisible()
  })

  test('plays the chosen candidate', async () => {
    const rendered = await renderOpen()
    await rendered.user.click(await screen.findByRole('button', { name: 'Play Video 2' }))
    await waitFor(() => expect(currentVideo(rendered)).toBe('video-00002'))
    expect(rendered.panels.getState().isChoosingVideo).toBe(false)
    expect(rendered.player.state.getState().status).toBe('playing')
  })

  test('plays the next candidate if the listener rejects the current one', async () => {
    const rendered = await renderOpen()
    await rendered.user.click(await screen.findByRole('button', { name: 'Not this song' }))
    await waitFor(() => expect(currentVideo(rendered)).toBe('video-00005'))
    expect(requests).toContain('POST /songs/song-A/video/failures')
  })

  test('plays the video of a link', async () => {
    const rendered = await renderOpen()
    const field = screen.getByLabelText('Link to a YouTube video')
    await rendered.user.type(field, 'https://youtu.be/video-00009{Enter}')
    await waitFor(() => expect(currentVideo(rendered)).toBe('video-00009'))
  })
})

test('a link that is not accepted is marked', async () => {
  const message = 'Must be a link to a YouTube video.'
  stub({
    'GET /songs/*/candidates': () => results([]),
    'PUT /songs/*/video': () =>
      problemResponse(400, 'invalid_input', {
        errors: [{ path: 'body.url', code: 'invalid_value', message }],
      }),
  })
  const { user } = await renderOpen()
  await user.type(screen.getByLabelText('Link to a YouTube video'), 'https://example.org{Enter}')
  expect(await screen.findByText(message)).toBeVisible()
})

test.each([
  [{ state: 'nothing_found' }, 'No video was found for this song.'],
  [{ state: 'not_configured' }, 'There is no key to search YouTube.'],
  [
    { state: 'waiting', until: new Date(2026, 10, 24, 9).toISOString() },
    'Today’s searches are used up. Searching continues at 09:00.',
  ],
])('without candidates the state of the search is shown: %j', async (values, message) => {
  stub({ 'GET /songs/*/candidates': () => results([], values) })
  await renderOpen()
  const dialog = within(screen.getByRole('dialog'))
  expect(await dialog.findByText(message, { exact: false })).toBeVisible()
  expect(dialog.getByRole('link', { name: 'Search on YouTube' })).toHaveAttribute('href', searchUrl)
})

test('a failed search shows why', async () => {
  stub({ 'GET /songs/*/candidates': () => problemResponse(404, 'not_found') })
  await renderOpen()
  expect(
    await screen.findByText('The videos could not be loaded. The server explains it.'),
  ).toBeVisible()
})
