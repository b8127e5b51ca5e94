import { vi } from 'vitest'
import type { Player } from '@/components/player/engine/player'
import { createRemoteQueue, type ListDetails } from '@/components/player/engine/remote-queue'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { SharedQueue } from './local-queue'
import { aPlayer, aStep, source } from './silent-player'

const opened: (() => void)[] = []

/** Opens the page of a user on a device, which has the name `id`; `close` closes it. */
export function aDevice(id: string, shared: SharedQueue, lists: Partial<ListDetails> = {}) {
  const played = aPlayer({ takeOver: () => queue.takeOver() })
  const queue = createRemoteQueue({
    player: played.player,
    api: shared.apiOf(id),
    steps: { previous: async (_list, before) => aStep(before - 1) },
    deviceId: () => id,
    lists: { nameOf: async (list) => `List ${list}`, modeOf: async () => 'balanced', ...lists },
  })
  const close = queue.open()
  opened.push(close)
  return { ...played, queue, close }
}

/** Opens a device that plays a list at a position. */
export async function playOn(id: string, shared: SharedQueue, positionMs = 0) {
  const device = aDevice(id, shared)
  await synced()
  await device.player.start(source)
  await synced()
  device.events().onProgress({ positionMs, durationMs: 60_000 })
  await vi.advanceTimersByTimeAsync(5_000)
  return device
}

/** Closes the devices of a test. */
export function closeDevices(): void {
  for (const close of opened.splice(0)) close()
}

/** Waits longer than the delay of a change, shorter than the interval of the positions. */
export const synced = () => vi.advanceTimersByTimeAsync(1_000)

/** Returns the titles of the queued songs of a player. */
export const queuedTitles = (player: Player): string[] =>
  player.state.getState().queue.map(({ song }: Track) => song.title)
