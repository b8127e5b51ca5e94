import type { Arrival, AudioQueue } from './audio-queue'

/** Songs that came in wait so long for others, while there are others on their way. */
const TOGETHER_MS = 1_000
const ON_THEIR_WAY = new Set(['waiting', 'sending', 'checking'])

type Arrivals = Pick<AudioQueue, 'store' | 'onArrival'>

/**
 * Hands songs that came in on together: at once where nothing else is on its way, else after a
 * while. Answers how to end that; what was gathered until then is handed on.
 */
export function gatherArrivals(
  queue: Arrivals,
  onArrivals: (arrivals: Arrival[]) => void,
): () => void {
  let gathered: Arrival[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function handOn() {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length === 0) return
    const arrivals = gathered
    gathered = []
    onArrivals(arrivals)
  }

  function look() {
    if (gathered.length === 0) return
    if (!queue.store.getState().uploads.some(({ state }) => ON_THEIR_WAY.has(state)))
      return handOn()
    timer ??= setTimeout(handOn, TOGETHER_MS)
  }

  const leaveQueue = queue.store.subscribe(look)
  const leaveArrivals = queue.onArrival((arrival) => {
    gathered.push(arrival)
    look()
  })
  return () => {
    leaveQueue()
    leaveArrivals()
    handOn()
  }
}

/** The songs of each playlist they were dropped on, in the order they came in. */
export function byPlaylist(arrivals: readonly Arrival[]): Map<string, string[]> {
  const songIds = new Map<string, string[]>()
  for (const { songId, playlistId } of arrivals) {
    if (playlistId) songIds.set(playlistId, [...(songIds.get(playlistId) ?? []), songId])
  }
  return songIds
}
