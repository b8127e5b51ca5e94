import type { AudioSlot } from './audio-slot'
import { remotePlayback } from './remote-playback'
import type { RemoteState } from './remote-target'
import type { SlotPair } from './slot-pair'

/**
 * Watches the devices that can play the elements of a pair, and the state of the current one. Returns a
 * function that ends it.
 */
export function watchDevices(slots: SlotPair, onState: (state: RemoteState) => void): () => void {
  const available = new Set<AudioSlot>()
  const endings = [slots.current(), slots.spare()].map((slot) =>
    slot.remote?.watch({
      onAvailable(isAvailable) {
        if (isAvailable) available.add(slot)
        else available.delete(slot)
        remotePlayback.setState({ isAvailable: available.size > 0 })
      },
      onState: (state) => slot === slots.current() && onState(state),
    }),
  )
  return () => {
    for (const end of endings) end?.()
  }
}
