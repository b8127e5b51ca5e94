import { act, fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  loadRepeats,
  loadVolume,
  saveRepeats,
  saveTurn,
  saveVolume,
} from '@/components/player/engine/saved-turn'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { renderPlaying } from '@/tests/support/dom/player-effects'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

let requests: string[]
beforeEach(() => {
  requests = stubEvening()
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

  test('is silent if the browser returned to the page that played, which was paused then', async () => {
    const before = await renderPlaying()
    fireEvent(window, new Event('pagehide'))
    act(() => before.player.pause())
    fireEvent(window, new Event('pagehide'))
    before.unmount()
    const { player } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await waitFor(() => expect(player.state.getState().current).not.toBeNull())
    expect(player.state.getState().status).toBe('paused')
  })

  test('plays on if the page was left while its next song loaded', async () => {
    const before = await renderPlaying()
    act(() => before.player.state.setState({ status: 'loading' }))
    fireEvent(window, new Event('pagehide'))
    before.unmount()
    const { player } = renderWithPlayer(<PlayerEffects userId="ada" />)
    await waitFor(() => expect(player.state.getState().status).toBe('playing'))
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
