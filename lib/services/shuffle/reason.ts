import 'server-only'
import type { TrackRow } from '@/db'
import type { Reason } from '@/lib/contract/shuffle'
import type { Deck } from './deck'
import type { Place } from './places'

/** Why a track comes when it does, in words. */
export function reasonAt(_deck: Deck, _place: Place, _track: TrackRow): Reason {
  return { code: 'chance', text: '' }
}
