import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { PlayerBar } from '@/components/player/ui/player-bar'
import { songNamed, trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'
import { problemResponse } from '@/tests/support/dom/problem'

beforeEach(() => void stubEvening())

const renderBar = () => renderWithPlayer(<PlayerBar />)

async function renderPlaying() {
  const rendered = renderBar()
  await act(() => rendered.player.start(EVENING))
  return rendered
}

// The bar contains the player of a phone too, which CSS hides.
const button = (name: string) => screen.getAllByRole('button', { name })[0] as HTMLElement
const currentTitle = () => screen.getAllByRole('link')[0]?.textContent

describe('the empty player', () => {
  test('shows how to start playback', () => {
    renderBar()
    expect(screen.getByRole('region', { name: 'Player' })).toBeVisible()
    expect(screen.getByText('Nothing is playing. Open a playlist and press play.')).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('shows why a list could not be played', async () => {
    stubEvening({
      routes: {
        'GET /playlists/morning/shuffle/next': () => problemResponse(404, 'not_found'),
      },
    })
    const { player } = renderBar()
    await act(() => player.start({ list: 'morning', name: 'Morning' }).catch(() => {}))
    expect(screen.getByText('The server explains it.')).toBeVisible()
  })
})

describe('the controls', () => {
  test('pause and resume', async () => {
    const { user, player } = await renderPlaying()
    await user.click(button('Pause'))
    expect(player.state.getState().status).toBe('paused')
    await user.click(button('Play'))
    expect(player.state.getState().status).toBe('playing')
  })

  test('skip to the next track and back to the previous one', async () => {
    const { user } = await renderPlaying()
    expect(currentTitle()).toBe('A')
    await user.click(button('Next'))
    expect(currentTitle()).toBe('B')
    await user.click(button('Previous'))
    expect(currentTitle()).toBe('A')
  })

  test('like the current song', async () => {
    const requests = stubEvening({ routes: { 'PUT /me/liked/*': () => undefined } })
    const { user } = await renderPlaying()
    await user.click(button('Like A'))
    expect(button('Like A')).toHaveAttribute('aria-pressed', 'true')
    expect(requests).toContain('PUT /me/liked/song-A')
  })

  test('change the volume with the arrow keys', async () => {
    const { user, player, output } = await renderPlaying()
    const volume = screen.getByRole('slider', { name: 'Volume' })
    expect(volume).toHaveAttribute('aria-valuetext', '100 percent')
    act(() => volume.focus())
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(player.state.getState().volume).toBe(0.9)
    expect(volume).toHaveAttribute('aria-valuetext', '90 percent')
    expect(output.calls.at(-1)).toBe('volume 0.9')
  })

  test('mute, and unmute to the volume before', async () => {
    const { user, player } = await renderPlaying()
    act(() => player.setVolume(0.4))
    await user.click(button('Mute'))
    expect(player.state.getState().volume).toBe(0)
    await user.click(button('Unmute'))
    expect(player.state.getState().volume).toBe(0.4)
  })

  test('seek by five seconds with the arrow keys', async () => {
    const { user, output } = await renderPlaying()
    act(() => output.events().onProgress({ positionMs: 60_000, durationMs: 191_000 }))
    const seek = screen.getByRole('slider', { name: 'Seek' })
    expect(seek).toHaveAttribute('aria-valuetext', '1 minute 0 seconds')
    act(() => seek.focus())
    await user.keyboard('{ArrowRight}')
    expect(output.calls.at(-1)).toBe('seek 65000')
    expect(screen.getByText('1:05')).toBeVisible()
    expect(screen.getByText('3:11')).toBeVisible()
  })

  test('cannot seek while the duration is unknown', async () => {
    const song = songNamed('A', { durationMs: null })
    stubEvening({ tracks: [trackNamed('A', { song })] })
    await renderPlaying()
    expect(screen.getByRole('slider', { name: 'Seek' })).toHaveAttribute('data-disabled')
  })

  test('open and close Up next', async () => {
    const { user, panels } = await renderPlaying()
    await user.click(button('Up next'))
    expect(panels.getState().isUpNextOpen).toBe(true)
    expect(button('Up next')).toHaveAttribute('aria-pressed', 'true')
    await user.click(button('Up next'))
    expect(panels.getState().isUpNextOpen).toBe(false)
  })
})

describe('the current track', () => {
  test('shows title, artists and reason, and links to its list', async () => {
    const params = { artist: 'Nina Simone', tracks: 12 }
    stubEvening({ reason: { code: 'artist_gap', params, text: '' } })
    await renderPlaying()
    expect(screen.getByRole('link', { name: 'A' })).toHaveAttribute('href', '/playlists/evening')
    expect(screen.getAllByText('Artist of A')[0]).toBeVisible()
    expect(screen.getByText('12 tracks since Nina Simone')).toBeVisible()
  })

  test.each([
    ['liked', '/liked'],
    ['library', '/songs'],
  ])('links to the page of %s', async (list, href) => {
    const { player } = renderBar()
    const [track] = tracksNamed('A')
    if (track) act(() => player.playOutOfOrder({ list, name: list }, track))
    expect(await screen.findByRole('link', { name: 'A' })).toHaveAttribute('href', href)
  })

  test('shows the running set as a ribbon, whose ticks open Up next', async () => {
    const { user, panels } = await renderPlaying()
    const ribbon = await screen.findByRole('slider', { name: 'This set: track 1 of 3' })
    act(() => ribbon.focus())
    await user.keyboard('{Enter}')
    expect(panels.getState().isUpNextOpen).toBe(true)
  })

  test('shows that it plays in another tab', async () => {
    const { player } = await renderPlaying()
    const { current } = player.state.getState()
    if (current) act(() => player.follow(current, 30_000, true))
    expect(screen.getByText('Playing in another tab')).toBeVisible()
    expect(button('Play')).toBeVisible()
  })

  test('shows why it cannot be played, with a search and a choice of videos', async () => {
    const searchUrl = 'https://www.youtube.com/results?search_query=A'
    const song = songNamed('A', { playback: { kind: 'none', searchUrl } })
    stubEvening({
      tracks: [trackNamed('A', { song })],
      routes: { 'POST /me/matches': () => ({ data: [] }) },
    })
    const { user, panels } = await renderPlaying()
    const messages = await screen.findAllByText('No recording of this song is available yet.')
    expect(messages, 'in the bar and in the player of a phone').toHaveLength(2)
    expect(screen.getByRole('link', { name: 'Search for it' })).toHaveAttribute('href', searchUrl)
    await user.click(button('Choose a video'))
    expect(panels.getState().isChoosingVideo).toBe(true)
  })

  test('shows that a video may be another recording', async () => {
    const playback = { kind: 'youtube', videoId: 'a-video', match: 'unsure' } as const
    stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', { playback }) })] })
    await renderPlaying()
    expect(screen.getByText('May be another recording.')).toBeVisible()
    expect(button('Wrong song?')).toBeVisible()
  })

  test('shows that a video waits until it is visible', async () => {
    const { output } = await renderPlaying()
    act(() => output.events().onWaiting('video_not_visible'))
    expect(
      screen.getByText('The video starts when it is visible, as YouTube requires.'),
    ).toBeVisible()
  })
})

test('the player of a phone opens the full player', async () => {
  const { user, panels } = await renderPlaying()
  await user.click(screen.getByRole('button', { name: /^Open the player: ?A/ }))
  expect(panels.getState().isFullOpen).toBe(true)
})

test('the waveform of an audio file replaces the groove of the slider', async () => {
  stubEvening({
    routes: { 'GET /songs/song-A/waveform': () => ({ peaks: [0, 255, 128], failure: null }) },
  })
  await renderPlaying()
  const bar = screen.getByRole('region', { name: 'Player' })
  const slider = within(bar).getByRole('slider', { name: 'Seek' })
  await waitFor(() =>
    expect(slider.closest('.relative.h-7')?.querySelector('canvas')).toBeInTheDocument(),
  )
})
