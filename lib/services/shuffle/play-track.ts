import 'server-only'
import { db, type ShuffleSessionRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { shuffle } from '@/lib/contract/shuffle'
import type { ChosenStep } from '@/lib/contract/shuffle-state'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { flushCheckpoints } from './checkpoints'
import { lockOrCreateSession } from './create-session'
import { takeTurn } from './current-session'
import { cacheDeck, type Deck, type DeckSet, findSet, loadDeckUpTo } from './deck'
import { extendDeck } from './extend-deck'
import { loadShuffleSteps } from './shuffle-steps'
import { takeNext } from './take-next'
import { locateTurn, type TurnLocation } from './turn-location'

/**
 * Plays a track of a list at once. One that was not heard in the running set takes the next turn, and
 * the others keep their order. One that was heard is returned with `turn` null, and the session stays
 * at its turn. Of the tracks of a song it is the next one that was not heard.
 *
 * @throws `not_found` for a list, or a track or song that is not shuffled in it; `empty_playlist`
 */
export async function playTrack(
  ctx: Context,
  { playlistId: list, trackId, songId }: InputOf<typeof shuffle.play>,
): Promise<ChosenStep> {
  const key = { userId: requireUser(ctx).userId, list }
  // If Redis loses its data now, the turns of this process are stored.
  await flushCheckpoints()
  const missing = new NotFoundError(songId ? 'Song' : 'Track', songId ?? trackId ?? '')
  const { deck, location, isHeard } = await db.transaction(async (tx) => {
    const session = await lockOrCreateSession(tx, key)
    const tracks = songId ? await tx.shuffleEntries.listIdsOfSong(key, songId) : [trackId ?? '']
    return chooseTrack(tx, session, { tracks, missing })
  })
  cacheDeck(deck)
  const [step] = location ? await loadShuffleSteps(key, deck, [location]) : []
  if (!step) throw missing
  return isHeard ? { ...step, turn: null } : step
}

type Choice = { deck: Deck; location: TurnLocation | undefined; isHeard: boolean }

/** Chooses the next unheard one of some tracks, else the first. */
async function chooseTrack(
  tx: Transaction,
  session: ShuffleSessionRow,
  { tracks: ids, missing }: { tracks: string[]; missing: NotFoundError },
): Promise<Choice> {
  const known = await loadDeckUpTo(tx, session, Math.max(1, session.turn))
  const tracks = ids
    .map((id) => known.ids.indexOf(id))
    .filter((track) => known.isActive[track] === 1)
  const [first] = tracks
  if (first === undefined) throw missing
  const last = await takeTurn(session)
  const turn = Math.max(1, last.turn)
  // Redis may be in a later set, which another process has built.
  const deck = await extendDeck(tx, session, await loadDeckUpTo(tx, session, turn), turn)
  const running = findSet(deck, turn)
  const track = (running && findUnheard(running, last.turn, tracks)) ?? first
  const heardAt = running ? findHeard(running, last.turn, track) : -1
  if (running && heardAt >= 0) {
    await tx.shuffleTurns.storeTaken(session.id, last)
    return { deck, location: locateTurn(deck, running.startTurn + heardAt), isHeard: true }
  }
  const revised = await takeNext(tx, { session, deck, last }, track)
  return { deck: revised, location: locateTurn(revised, last.turn + 1), isHeard: false }
}

/** Returns the one of some tracks that comes first behind a turn; undefined if all were heard. */
function findUnheard(set: DeckSet, turn: number, tracks: number[]): number | undefined {
  const unheard = tracks.filter((track) => findHeard(set, turn, track) < 0)
  const rest = set.order.subarray(turn - set.startTurn + 1)
  return rest.find((track) => unheard.includes(track)) ?? unheard[0]
}

/** Returns the position at which a track was heard up to a turn; -1 if it was not. */
function findHeard({ order, startTurn, returned }: DeckSet, turn: number, track: number): number {
  const heard = order.subarray(0, turn - startTurn + 1)
  return heard.findLastIndex((other, at) => other === track && !returned.includes(at))
}
