import { trackOfStep } from './current-track'
import { type NavigationParts, playOrCue, showFailure } from './navigation'
import { playNext } from './next'
import type { TrackHistory } from './track-history'
import type { Source } from './types'

/**
 * Plays the first track of a list, or the next step of its shuffle. The current track plays until the
 * step is known, and on if the request fails.
 *
 * @throws ApiProblem of the request, which the state shows too
 */
export async function beginList(parts: NavigationParts, source: Source): Promise<void> {
  const { state, sound, steps, upcoming, requests, listStart } = parts
  const isCurrent = requests.begin()
  listStart.begin(isCurrent)
  sound.stopWaiting()
  const isHeard = () => state.getState().status === 'playing'
  const hadTrack = state.getState().current !== null
  const leave = beginToLeave(parts)
  state.setState({ problem: null, ...(isHeard() ? {} : { status: 'loading' }) })
  try {
    const step = await steps.begin(source)
    if (!isCurrent()) return
    leave(listStart.end() ?? 'skipped')
    upcoming.clear()
    upcoming.add([step])
    playOrCue(parts, trackOfStep(source, step))
    void upcoming.load()
  } catch (error) {
    if (isCurrent()) {
      const endedAs = listStart.end()
      const status = hadTrack ? 'paused' : 'idle'
      showFailure(parts, error, isHeard() ? 'playing' : status)
      if (endedAs) void playNext(parts, endedAs)
    }
    throw error
  }
}

/**
 * Leaves a track that cannot be played, while the reason is known. Returns a function that leaves any
 * other one later.
 */
function beginToLeave({ state, history }: NavigationParts): TrackHistory['endCurrent'] {
  if (state.getState().status !== 'unplayable') return history.endCurrent
  history.endCurrent('skipped')
  return () => {}
}
