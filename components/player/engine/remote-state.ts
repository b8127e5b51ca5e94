import { createStore } from 'zustand'
import type { Queue } from '@/lib/contract/queue'

export type RemoteState = ReturnType<typeof createRemoteState>

/** Creates the version and the active device of the state that the server returned last. */
export function createRemoteState(deviceId: () => string) {
  /** The name of another device that plays; null if none does. */
  const shown = createStore<{ playingOn: string | null }>(() => ({ playingOn: null }))
  /** Undefined until the state was read. */
  let known: { version: number; deviceId: string | undefined } | undefined

  const isOther = ({ device }: Queue) => device !== null && device.id !== deviceId()

  function store(queue: Queue) {
    const { version, device, current } = queue
    known = { version, deviceId: device?.id }
    const isHeard = isOther(queue) && current?.paused === false
    shown.setState({ playingOn: isHeard && device ? device.name : null })
  }

  return {
    shown,
    isOther,
    isKnown: () => known !== undefined,
    version: () => known?.version ?? 0,
    /** Whether this device is the one that plays. */
    isActive: () => known?.deviceId === deviceId(),
    /** Whether there is a device that plays, and it is another one. */
    isOtherActive: () => known?.deviceId !== undefined && known.deviceId !== deviceId(),
    /** Stores a state that was just read. */
    store,
    /** Stores a state, unless a newer one was read. Returns whether it is stored. */
    storeIfNew(queue: Queue): boolean {
      if (queue.version < (known?.version ?? 0)) return false
      store(queue)
      return true
    },
    /** Counts a change of the version `from`, whose response has no state; it may be known already. */
    raiseVersion(from: number) {
      if (known) known = { ...known, version: Math.max(known.version, from + 1) }
    },
  }
}
