import type { RawInputOf } from '@/lib/contract/contract'
import { queue as contract, type Queue } from '@/lib/contract/queue'
import { api } from './api'
import { deviceId } from './device-id'

/** The list and the track that play; the device is this browser. */
export type QueueChange = Omit<RawInputOf<typeof contract.replace>, 'device'>
export type SavedPosition = Omit<RawInputOf<typeof contract.savePosition>, 'deviceId'>

/** The requests for the state that all devices of the user share. */
export type QueueApi = {
  find: () => Promise<Queue>
  /** @throws ApiProblem `queue_changed` if the version is not the stored one */
  replace: (change: QueueChange) => Promise<Queue>
  add: (songIds: string[], at: 'next' | 'end') => Promise<Queue>
  move: (itemId: string, position: number) => Promise<Queue>
  remove: (itemId: string) => Promise<void>
  clear: () => Promise<void>
  takeOver: () => Promise<Queue>
  /** @throws ApiProblem `device_not_active`, `queue_changed` */
  savePosition: (position: SavedPosition) => Promise<void>
}

export const queueApi: QueueApi = {
  find: () => api(contract.find, {}),
  replace: (change) => api(contract.replace, { ...change, device: { id: deviceId() } }),
  add: (songIds, at) => api(contract.add, { songIds, at }),
  move: (itemId, position) => api(contract.move, { itemId, position }),
  async remove(itemId) {
    await api(contract.remove, { itemId })
  },
  async clear() {
    await api(contract.clear, {})
  },
  takeOver: () => api(contract.takeOver, { deviceId: deviceId() }),
  // Also while the page is closed.
  async savePosition(position) {
    await api(contract.savePosition, { ...position, deviceId: deviceId() }, { keepalive: true })
  },
}
