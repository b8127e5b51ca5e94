import type { Track } from '@/lib/contract/playlist-tracks'
import type { Mode } from '@/lib/contract/shuffle-settings'
import { isQueued, isSameSource, orderOf, trackOutOfOrder } from './current-track'
import { unknownPlace } from './list-order'
import type { NavigationParts } from './navigation'
import { requestStep } from './next'
import { selectRepeat } from './repeat'
import { takeTurn } from './take-turn'
import type { CurrentTrack, Repeat, Source } from './types'

/** Creates the methods that choose the order of a list, its first track, and its repetition. */
export const orderActions = (parts: NavigationParts) => ({
  /**
   * Plays a track of a list at once. In list order the list continues behind it. In a shuffle it takes
   * the next turn unless it was heard in the set, which continues where it was.
   */
  playOutOfOrder(source: Source, track: Track) {
    const { state, sound, history, upcoming, requests } = parts
    const { current } = state.getState()
    history.endCurrent('skipped')
    requests.invalidate()
    if (orderOf(source) === 'list') {
      const listed = inListOrder(parts, { source, track })
      const known = findKnownPlace(parts, source, track)
      upcoming.clear()
      sound.play({ ...listed, ...known })
      return void upcoming.load()
    }
    // The track takes a turn, so the known ones move.
    upcoming.clear()
    const chosen = trackOutOfOrder(source, track, current)
    sound.play(chosen)
    void takeTurn(parts, chosen)
  },
  /** Continues the list behind the current track in its own order. */
  playInOrder() {
    const { state, upcoming, requests } = parts
    const { current } = state.getState()
    if (!current || orderOf(current.source) === 'list') return
    requests.invalidate()
    upcoming.clear()
    const source: Source = { ...current.source, order: 'list' }
    const listed = inListOrder(parts, { source, track: current.track })
    state.setState({ current: isQueued(current) ? behindList(parts, listed, current) : listed })
    void upcoming.load()
    continueIfOver(parts)
  },
  /** Starts a set of the list behind the current track. @throws ApiProblem if the request fails */
  async shuffleRest(mode: Mode) {
    const { api, state, steps, upcoming, requests } = parts
    const { current } = state.getState()
    if (!current || orderOf(current.source) === 'shuffle') return
    const isCurrent = requests.begin()
    try {
      await api.startOver(current.source.list, mode)
      steps.forgetChosen()
      const { current: now } = state.getState()
      if (!isCurrent() || !now) return
      const { order: _order, ...source } = now.source
      upcoming.clear()
      const chosen = trackOutOfOrder(source, now.track, null, isQueued(now) ? now.reason : null)
      state.setState({ current: chosen })
      // The current track takes a turn, so that it does not come again; a queued one when it is heard.
      await (isQueued(chosen) ? upcoming.load() : takeTurn(parts, chosen))
    } finally {
      if (isCurrent()) continueIfOver(parts)
    }
  },
  /** Sets the repetition of the order that plays. */
  setRepeat(repeat: Repeat) {
    const { state, upcoming } = parts
    const { current, repeats } = state.getState()
    state.setState({ repeats: { ...repeats, [orderOf(current?.source)]: repeat } })
    upcoming.show()
  },
  /** Restores the repetition of an earlier visit. */
  setRepeats(repeats: Record<'list' | 'shuffle', Repeat>) {
    parts.state.setState({ repeats })
    parts.upcoming.show()
  },
  /** Returns the repetition of the order that plays. */
  repeat: () => selectRepeat(parts.state.getState()),
})

/** Requests the next step in the new order, if that of the former one was awaited. */
function continueIfOver(parts: NavigationParts): void {
  const { state, sound, requests } = parts
  const { current, status } = state.getState()
  if (!current || status !== 'loading' || !sound.isOver()) return
  void requestStep(parts, current, { isCurrent: requests.begin(), mayEnd: true })
}

/** A queued song stays one, and the list continues behind the track of it that played last. */
function behindList(
  { history }: NavigationParts,
  listed: CurrentTrack,
  { source, track, reason }: CurrentTrack,
): CurrentTrack {
  const trackId = history.lastOf(source.list)?.track.id ?? track.id
  return { ...listed, reason, isOutOfOrder: true, place: unknownPlace(trackId) }
}

/** Returns the place of a track that is shown among the next ones; undefined for others. */
function findKnownPlace(
  { state }: NavigationParts,
  source: Source,
  { id }: Track,
): Pick<CurrentTrack, 'set' | 'position' | 'setSize' | 'place'> | undefined {
  const { current, upcoming } = state.getState()
  if (!isSameSource(current?.source, source)) return undefined
  const step = upcoming.find(({ track }) => track.id === id)
  if (!step?.place) return undefined
  const { set, position, setSize, place } = step
  return { set, position, setSize, place }
}

/** The list continues behind the track; its place in the list is found in the background. */
function inListOrder(
  { steps }: NavigationParts,
  { source, track }: { source: Source; track: Track },
): CurrentTrack {
  return {
    ...{ source, track, turn: steps.listOrder.freshTurn() },
    ...{ set: 0, position: -1, setSize: 0, reason: null, isOutOfOrder: false },
    place: unknownPlace(track.id),
  }
}
