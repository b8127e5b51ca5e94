import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CheckResult } from '@/components/player/engine/connection'
import { FIRST_RETRY_MS, MAX_WAIT_MS } from '@/components/player/engine/interruptions'
import { SKIP_DELAY_MS } from '@/components/player/engine/unplayable-tracks'
import { ApiProblem } from '@/lib/client/api'
import { aPlayer, aStep, settle, source, titleOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const unreachable = () => new ApiProblem('Riffle cannot be reached.', 'unreachable', 0)

/** Plays for 1.5 s, then the file fails; `results` are those of the checks, the last one of all further ones. */
async function failInMidSong(...results: CheckResult[]) {
  const check = vi.fn(
    async () => (results.length > 1 ? results.shift() : results[0]) ?? 'available',
  )
  const listeners = new Set<() => void>()
  const onOnline = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const created = aPlayer({ api: { check, onOnline } })
  const { player, events } = created
  await player.start(source)
  events().onProgress({ positionMs: 1_500, durationMs: 60_000 })
  events().onFailed({ code: 'audio_unplayable' })
  await settle()
  const state = () => player.state.getState()
  const goOnline = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    ...created,
    goOnline,
    state,
    check,
    positionMs: () => player.progress.getState().positionMs,
  }
}

describe('a file that fails in mid-song', () => {
  it.each(['offline', 'server_unreachable'] as const)(
    'stays and continues at its position if the cause is %s',
    async (interruption) => {
      const { player, state, loaded, plays, positionMs } = await failInMidSong(
        ...[interruption, interruption, interruption, 'available' as const],
      )
      expect(state()).toMatchObject({
        status: 'waiting',
        problem: { kind: 'interrupted', interruption },
      })
      await vi.advanceTimersByTimeAsync(FIRST_RETRY_MS * 8)
      expect(titleOf(player)).toBe('track 1')
      expect(state()).toMatchObject({ status: 'playing', problem: null })
      expect(positionMs()).toBe(1_500)
      expect(loaded).toHaveLength(2)
      expect(plays).toEqual([])
    },
  )

  it('continues where the listener moved it meanwhile', async () => {
    const { player, goOnline, positionMs } = await failInMidSong('offline', 'available')
    player.seek(30_000)
    goOnline()
    await settle()
    expect(positionMs()).toBe(30_000)
  })

  it('continues as soon as the browser is online', async () => {
    const { goOnline, state } = await failInMidSong('offline', 'available')
    goOnline()
    await settle()
    expect(state().status).toBe('playing')
  })

  it('pauses without a session, and tries again when it is resumed', async () => {
    const { player, state, check } = await failInMidSong('signed_out', 'available')
    expect(state()).toMatchObject({
      status: 'paused',
      problem: { kind: 'interrupted', interruption: 'signed_out' },
    })
    await vi.advanceTimersByTimeAsync(MAX_WAIT_MS)
    expect(check).toHaveBeenCalledOnce()
    player.resume()
    await settle()
    expect(state().status).toBe('playing')
  })

  it('is skipped if the server has no such file', async () => {
    const { player, state } = await failInMidSong('missing')
    expect(state().problem).toMatchObject({ problem: { code: 'audio_missing' } })
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS + 10)
    expect(titleOf(player)).toBe('track 2')
  })

  it('is loaded once more if the server has it, and skipped if it fails again', async () => {
    const { state, loaded, events, positionMs } = await failInMidSong('available')
    expect(loaded).toHaveLength(2)
    expect(state().status).toBe('playing')
    expect(positionMs()).toBe(1_500)
    events().onFailed({ code: 'audio_unplayable' })
    await settle()
    expect(state().problem).toMatchObject({ problem: { code: 'audio_unplayable' } })
    expect(loaded).toHaveLength(2)
  })

  it('pauses after half an hour', async () => {
    const { state, check } = await failInMidSong('offline')
    await vi.advanceTimersByTimeAsync(MAX_WAIT_MS + 60_000)
    expect(state().status).toBe('paused')
    const checks = check.mock.calls.length
    await vi.advanceTimersByTimeAsync(MAX_WAIT_MS)
    expect(check).toHaveBeenCalledTimes(checks)
  })

  it('does not start while the listener has paused', async () => {
    const { player, state, loaded } = await failInMidSong('offline', 'available')
    player.pause()
    await vi.advanceTimersByTimeAsync(MAX_WAIT_MS)
    expect(state().status).toBe('paused')
    expect(loaded).toHaveLength(1)
  })

  it('is left for another track', async () => {
    const { player, state, loaded } = await failInMidSong('offline', 'available')
    await player.next()
    await vi.advanceTimersByTimeAsync(MAX_WAIT_MS)
    expect(titleOf(player)).toBe('track 2')
    expect(state().status).toBe('playing')
    expect(loaded).toHaveLength(2)
  })
})

it('a file that fails after a pause does not play by itself', async () => {
  const { player, events, loaded } = aPlayer()
  await player.start(source)
  player.pause()
  events().onFailed({ code: 'audio_unplayable' })
  await vi.advanceTimersByTimeAsync(MAX_WAIT_MS)
  expect(player.state.getState().status).toBe('paused')
  expect(loaded).toHaveLength(1)
  player.resume()
  await settle()
  expect(player.state.getState().status).toBe('playing')
})

describe('a step that cannot be requested', () => {
  it('is requested again when the server is back, and no turn is skipped', async () => {
    let isOut = false
    const requestedAfter: (number | undefined)[] = []
    const next = async (_list: string, after?: number) => {
      requestedAfter.push(after)
      if (isOut) throw unreachable()
      return aStep((after ?? 0) + 1)
    }
    const check = async () => (isOut ? 'server_unreachable' : 'available')
    const { player } = aPlayer({ upcoming: 0, api: { next, check } })
    await player.start(source)
    isOut = true
    await player.next()
    expect(player.state.getState()).toMatchObject({
      status: 'waiting',
      problem: { kind: 'interrupted', interruption: 'server_unreachable' },
    })
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MS + 1)
    isOut = false
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MS * 2 + 1)
    expect(titleOf(player)).toBe('track 2')
    expect(requestedAfter).toEqual([undefined, 1, 1])
  })

  it('of another list leaves the current track playing', async () => {
    let isOut = false
    const next = async () => (isOut ? Promise.reject(unreachable()) : aStep(1))
    const { player, events, plays } = aPlayer({ api: { next } })
    await player.start(source)
    events().onProgress({ positionMs: 1_500, durationMs: 60_000 })
    isOut = true
    await expect(player.start({ list: 'morning', name: 'Morning' })).rejects.toThrow()
    expect(player.state.getState()).toMatchObject({
      status: 'playing',
      current: { source },
      problem: { kind: 'request_failed' },
    })
    expect(plays).toEqual([])
  })
})
