import { ApiProblem } from '@/lib/client/api'
import type { QueueApi, QueueChange } from '@/lib/client/queue'
import type { Queue } from '@/lib/contract/queue'
import { songNamed } from './library'

const INSTANT = '2026-11-20T09:00:00.000Z'
const TITLE = /^song(?:-| of )/

export const EMPTY_QUEUE: Queue = {
  version: 0,
  context: null,
  order: 'balanced',
  repeat: 'all',
  current: null,
  device: null,
  queued: [],
  updatedAt: null,
}

/** Creates the play state of a user, as several devices share it. `calls` has their requests. */
export function aSharedQueue(initial: Partial<Queue> = {}) {
  let queue: Queue = { ...EMPTY_QUEUE, ...initial }
  let items = 0
  const calls: string[] = []
  const songOf = (id: string) => ({ ...songNamed(id.replace(TITLE, '')), id })

  const change = (next: Partial<Queue>) => {
    queue = { ...queue, ...next, version: queue.version + 1 }
    return queue
  }
  const without = (id: string | undefined) => queue.queued.filter((item) => item.id !== id)

  function replace(deviceId: string, { version, context, current, order, repeat }: QueueChange) {
    if (version !== queue.version) throw new ApiProblem('Changed.', 'queue_changed', 409)
    return change({
      ...{ context, order, repeat },
      current: { ...current, song: songOf(current.songId) },
      device: { id: deviceId, name: deviceId },
      queued: without(current.itemId),
    })
  }

  function savePosition(deviceId: string, positionMs: number, paused: boolean) {
    if (queue.device?.id !== deviceId) {
      throw new ApiProblem('Another device plays.', 'device_not_active', 409)
    }
    if (queue.current) queue = { ...queue, current: { ...queue.current, positionMs, paused } }
  }

  /** The API as one device calls it. */
  const apiOf = (deviceId: string): QueueApi => {
    const log = (call: string) => void calls.push(`${deviceId} ${call}`)
    return {
      find: async () => queue,
      async replace(next) {
        log(`plays ${next.current.songId}`)
        return replace(deviceId, next)
      },
      async add(songIds, at) {
        log(`adds ${songIds.length}`)
        const added = songIds.map((songId) => ({
          ...{ id: `item-${items++}`, songId, addedAt: INSTANT },
          song: songOf(songId),
        }))
        const { queued } = queue
        return change({ queued: at === 'next' ? [...added, ...queued] : [...queued, ...added] })
      },
      async move(id, position) {
        log(`moves ${id} to ${position}`)
        const moved = queue.queued.filter((item) => item.id === id)
        return change({ queued: without(id).toSpliced(position, 0, ...moved) })
      },
      async remove(id) {
        log(`removes ${id}`)
        change({ queued: without(id) })
      },
      async clear() {
        log('clears')
        change({ queued: [] })
      },
      async takeOver() {
        log('takes over')
        return change({ device: { id: deviceId, name: deviceId } })
      },
      async savePosition({ positionMs, paused }) {
        log(`is at ${positionMs}${paused ? ', paused' : ''}`)
        savePosition(deviceId, positionMs, paused)
      },
    }
  }
  return { calls, apiOf, read: () => queue }
}

export type SharedQueue = ReturnType<typeof aSharedQueue>

/** Returns a play state whose API has other operations on some devices. */
export const withOperations = (
  shared: SharedQueue,
  operations: (api: QueueApi) => Partial<QueueApi>,
): SharedQueue => ({
  ...shared,
  apiOf(deviceId) {
    const api = shared.apiOf(deviceId)
    return { ...api, ...operations(api) }
  },
})

/** Waits before an action. */
export async function delayed<Value>(ms: number, action: () => Value | Promise<Value>) {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return action()
}

/** Returns the API of a device whose user has no other. */
export const localQueue = (): QueueApi => aSharedQueue().apiOf('this device')
