import { isSameSource, isSameTurn, orderOf, trackOfStep } from './current-track'
import type { NavigationParts } from './navigation'
import type { CurrentTrack } from './types'

/** Behind this position, previous returns to the start of the track first. */
const RESTART_AFTER_MS = 4_000

/**
 * Plays the track that played before, or returns to the start of the current one. Calls while the
 * previous step is requested are counted, and each moves one step.
 */
export async function playPrevious(parts: NavigationParts): Promise<void> {
  const { state, progress, sound, steps, upcoming, requests, presses } = parts
  const { current } = state.getState()
  if (!current || presses.isCounted('previous')) return
  if (progress.getState().positionMs > RESTART_AFTER_MS) return sound.seek(0)
  const isCurrent = requests.begin()
  const played = popPlayed(parts, current)
  if (played) return showPrevious(parts, played)
  presses.start('previous', isCurrent)
  try {
    const step = await steps.previous(current)
    if (!isCurrent()) return
    if (!step) throw new Error('No track is before this one.')
    // In list order the turns before the first that this tab played have no successors yet.
    if (orderOf(current.source) === 'list') upcoming.clear()
    showPrevious(parts, trackOfStep(current.source, step))
    for (let left = presses.end(); left > 0; left--) void playPrevious(parts)
  } catch {
    if (!isCurrent()) return
    presses.clear()
    sound.seek(0)
  }
}

/** Returns the track that played before; a repeated track is not before itself, unless it is over. */
function popPlayed({ history, sound }: NavigationParts, current: CurrentTrack) {
  const played = history.pop()
  return played && isSameTurn(played, current) && !sound.isOver() ? history.pop() : played
}

function showPrevious({ state, sound, upcoming }: NavigationParts, track: CurrentTrack): void {
  const { current } = state.getState()
  const isOtherList = !isSameSource(current?.source, track.source)
  sound.play(track)
  if (isOtherList) upcoming.clear()
  upcoming.show()
  if (isOtherList) void upcoming.load()
  else if (orderOf(track.source) === 'list') upcoming.loadIfFew()
}
