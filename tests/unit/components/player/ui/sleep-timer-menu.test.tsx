import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { playbackRate } from '@/components/player/engine/playback-rate'
import { setSleepTimer, sleepTimer } from '@/components/player/engine/sleep-timer'
import { PlayerBar } from '@/components/player/ui/player-bar'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import type { Song } from '@/lib/contract/song'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

const HOUR_MS = 3_600_000

beforeEach(() => localStorage.clear())
afterEach(() => {
  setSleepTimer(null)
  playbackRate.setState({ rate: 1 })
})

async function play(song: Partial<Song> = {}) {
  const tracks = [
    trackNamed('A', { song: songNamed('A', song) }),
    trackNamed('B', { song: songNamed('B') }),
  ]
  stubEvening({ tracks })
  const rendered = renderWithPlayer(
    <>
      <PlayerBar />
      <PlayerEffects userId="user" />
    </>,
  )
  await act(() => rendered.player.start(EVENING))
  return rendered
}

type User = Awaited<ReturnType<typeof play>>['user']
async function choose(user: User, name: string) {
  await user.click(screen.getByRole('button', { name: /^Sleep timer/ }))
  await user.click(screen.getByText(name))
}

describe('the sleep timer', () => {
  test('shows the remaining time, and is turned off', async () => {
    const { user } = await play()
    await choose(user, 'In 30 minutes')
    expect(screen.getByRole('button', { name: 'Sleep timer: 30 min' })).toBeInTheDocument()
    act(() => sleepTimer.setState({ remainingMs: 42_000 }))
    expect(screen.getByRole('button', { name: 'Sleep timer: 42 s' })).toBeInTheDocument()
    await choose(user, 'Turn the sleep timer off')
    expect(screen.getByRole('button', { name: 'Sleep timer and speed' })).toBeInTheDocument()
  })

  test('ends with the song or the set', async () => {
    const { user } = await play()
    await choose(user, 'After this song')
    expect(screen.getByRole('button', { name: 'Sleep timer: this song' })).toBeInTheDocument()
    await choose(user, 'After this set')
    expect(sleepTimer.getState().end).toEqual({ kind: 'set' })
    await user.click(screen.getByRole('button', { name: /^Sleep timer/ }))
    expect(screen.getByRole('group', { name: 'Speed' })).toBeInTheDocument()
  })
})

describe('the speed', () => {
  test('is offered for audio files only', async () => {
    const { user } = await play({ playback: { kind: 'youtube', videoId: 'v', match: 'sure' } })
    await user.click(screen.getByRole('button', { name: /^Sleep timer/ }))
    expect(screen.queryByText('Speed')).not.toBeInTheDocument()
  })

  test('of a song ends with it, that of long recordings is kept', async () => {
    const { user, player } = await play({ durationMs: HOUR_MS })
    await choose(user, '1.5×')
    expect(playbackRate.getState().rate).toBe(1.5)
    await act(() => player.next())
    await vi.waitFor(() => expect(playbackRate.getState().rate).toBe(1))
    await choose(user, '2×')
    await act(() => player.previous())
    await vi.waitFor(() => expect(playbackRate.getState().rate).toBe(1.5))
  })
})

describe('long recordings', () => {
  test('continue where they were left', async () => {
    const { player, output, unmount } = await play({ durationMs: HOUR_MS })
    act(() => output.events().onProgress({ positionMs: 1_206_000, durationMs: HOUR_MS }))
    act(() => player.pause())
    unmount()
    const again = await play({ durationMs: HOUR_MS })
    expect(again.output.calls).toContain('seek 1206000')
  })

  test('begin again after their end, as short ones do', async () => {
    const { player, output, unmount } = await play({ durationMs: HOUR_MS })
    act(() => output.events().onProgress({ positionMs: HOUR_MS - 5_000, durationMs: HOUR_MS }))
    act(() => player.pause())
    unmount()
    const again = await play({ durationMs: HOUR_MS })
    expect(again.output.calls.filter((call) => call.startsWith('seek'))).toEqual([])
  })
})
