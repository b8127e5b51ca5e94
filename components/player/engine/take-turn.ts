import { isQueued, isSameSource, isSameTurn, orderOf } from './current-track'
import type { NavigationParts } from './navigation'
import type { CurrentTrack, PlayerState } from './types'

/** Gives a chosen or queued track its turn in the set, and loads what follows it. */
export async function takeTurn(parts: NavigationParts, chosen: CurrentTrack): Promise<void> {
  const { state, steps, upcoming } = parts
  const place = await steps.choose(chosen)
  const { current } = state.getState()
  if (!current) return
  // A queued song continues the set where it is, also behind the track that was chosen.
  const isBeside =
    isQueued(current) && isSameSource(current.source, chosen.source) && current.turn === chosen.turn
  if (!isSameTurn(current, chosen) && !isBeside) return
  if (place) state.setState({ current: { ...current, ...place, isOutOfOrder: isBeside } })
  await upcoming.load()
}

/** Lets a queued song take its turn in the shuffle when it is heard, so that it does not come again. */
export function takeTurnsOfQueued(parts: NavigationParts): void {
  let taken: string | undefined
  parts.state.subscribe((now) => {
    const { current } = now
    // The shuffle that follows is another one.
    if (current && orderOf(current.source) === 'list') taken = undefined
    if (!current || !isHeardFromQueue(now) || current.track.id === taken) return
    taken = current.track.id
    // The next step may be this song.
    parts.upcoming.deleteAfter(current.turn)
    void takeTurn(parts, current)
  })
}

const isHeardFromQueue = ({ current, status, isActiveInOtherTab }: PlayerState): boolean =>
  status === 'playing' &&
  !isActiveInOtherTab &&
  current !== null &&
  isQueued(current) &&
  orderOf(current.source) === 'shuffle'
