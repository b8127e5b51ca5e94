import { trackOutOfOrder } from './current-track'
import type { NavigationParts } from './navigation'

/** Creates the methods that play the songs that the listener queued. */
export const queueActions = ({ state, sound, history, requests }: NavigationParts) => ({
  /** Plays a queued track at once; the others stay queued, and the list continues after them. */
  playQueued(id: string) {
    const { current, queue } = state.getState()
    const track = queue.find((queued) => queued.id === id)
    if (!current || !track) return
    history.endCurrent('skipped')
    requests.invalidate()
    state.setState({ queue: queue.filter((queued) => queued !== track) })
    sound.play(trackOutOfOrder(current.source, track, current, { code: 'queued' }))
  },
})
