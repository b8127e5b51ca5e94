import { interruptionOf } from './connection'
import { orderOf, trackOfStep, trackOutOfOrder } from './current-track'
import { type NavigationParts, playOrCue, showFailure } from './navigation'
import { isLastToPlay, selectRepeat } from './repeat'
import type { CurrentTrack } from './types'

/**
 * Plays the next track: from the queue, else the next step. A known step plays at once, and in a shuffle
 * the response of the server replaces it if it differs. Calls while the next step is requested are
 * counted, and each moves one step.
 */
export async function playNext(
  parts: NavigationParts,
  outcome: 'finished' | 'skipped',
): Promise<void> {
  const { state, sound, history, upcoming, requests, presses } = parts
  const { current, queue } = state.getState()
  if (!current || presses.isCounted('next')) return
  sound.stopWaiting()
  history.endCurrent(outcome)
  if (outcome === 'finished' && selectRepeat(state.getState()) === 'one') return sound.play(current)
  const isCurrent = requests.begin()
  const [queued, ...rest] = queue
  if (queued) {
    state.setState({ queue: rest })
    return sound.play(trackOutOfOrder(current.source, queued, current, { code: 'queued' }))
  }
  // After the end, the list begins again.
  const mayEnd = !sound.isOver()
  const expected = findKnown(parts, current)
  if (mayEnd && isLastToPlay(state.getState(), expected)) return stopAtEnd(parts)
  if (expected) {
    sound.play(trackOfStep(current.source, expected))
    upcoming.show()
    return confirmStep(parts, current, isCurrent)
  }
  sound.end()
  state.setState({ status: 'loading', problem: null, notice: null })
  await requestStep(parts, current, { isCurrent, mayEnd })
}

/** Returns the next step if it is known. A shuffle may pass over one without a recording. */
function findKnown({ upcoming }: NavigationParts, { source, turn }: CurrentTrack) {
  const step = upcoming.at(turn + 1)
  const mayBePassed = orderOf(source) === 'shuffle' && step?.track.song.playback.kind === 'none'
  return mayBePassed ? undefined : step
}

/** Replaces the step that plays already if the server returns another one. */
async function confirmStep(
  parts: NavigationParts,
  previous: CurrentTrack,
  isCurrent: () => boolean,
): Promise<void> {
  const { steps, state, upcoming } = parts
  const { source } = previous
  if (orderOf(source) === 'list') return upcoming.loadIfFew()
  try {
    const step = await steps.next(previous)
    if (!step || !isCurrent()) return
    upcoming.add([step])
    const isOther = step.track.id !== state.getState().current?.track.id
    if (isOther) playOrCue(parts, trackOfStep(source, step))
    upcoming.loadIfFew()
  } catch {
    // The next request confirms both steps.
  }
}

/** `mayEnd`: playback stops if the step belongs to the next pass and nothing is repeated. */
type StepRequest = { isCurrent: () => boolean; mayEnd: boolean }

/** Plays the step after a track when it is known; then the steps of further calls. */
export async function requestStep(
  parts: NavigationParts,
  current: CurrentTrack,
  { isCurrent, mayEnd }: StepRequest,
): Promise<void> {
  const { steps, state, sound, upcoming, requests, presses } = parts
  const { source } = current
  presses.start('next', isCurrent)
  try {
    const step = await steps.next(current)
    if (!isCurrent()) return
    if (!step || (mayEnd && isLastToPlay(state.getState(), step))) return stopAtEnd(parts)
    upcoming.add([step])
    playOrCue(parts, trackOfStep(source, step))
    if (presses.hasMore()) await upcoming.load()
    else upcoming.loadIfFew()
    for (let left = presses.end(); left > 0; left--) void playNext(parts, 'skipped')
  } catch (error) {
    if (!isCurrent()) return
    presses.clear()
    const interruption = interruptionOf(error)
    if (!interruption) return showFailure(parts, error, 'paused')
    sound.interrupt(interruption, () => {
      state.setState({ status: 'loading', problem: null })
      // Its order may have been changed meanwhile.
      const now = state.getState().current ?? current
      void requestStep(parts, now, { isCurrent: requests.begin(), mayEnd })
    })
  }
}

/** Stops after the last track, which stays the current one; the next action begins the list again. */
function stopAtEnd({ state, progress, sound, presses }: NavigationParts): void {
  presses.clear()
  sound.end()
  progress.setState({ positionMs: 0, heardMs: 0 })
  state.setState({ status: 'paused', problem: null, notice: null })
}
