import type { Player } from '@/components/player/engine/player'
import { createRemoteQueue, type ListDetails } from '@/components/player/engine/remote-queue'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { aSharedQueue } from './local-queue'
import { aPlayer, aStep } from './silent-player'

/** Opens the page of a user on a device, which has the name `id`; `close` closes it. */
export function aDevice(
  id: string,
  shared: ReturnType<typeof aSharedQueue>,
  lists: Partial<ListDetails> = {},
) {
  const played = aPlayer({ takeOver: () => queue.takeOver() })
  const queue = createRemoteQueue({
    player: played.player,
    api: shared.apiOf(id),
    steps: { previous: async (_list, before) => aStep(before - 1) },
    deviceId: () => id,
    lists: { nameOf: async (list) => `List ${list}`, modeOf: async () => 'balanced', ...lists },
  })
  return { ...played, queue, close: queue.open() }
}

/** Returns the titles of the queued songs of a player. */
export const queuedTitles = (player: Player): string[] =>
  player.state.getState().queue.map(({ song }: Track) => song.title)
