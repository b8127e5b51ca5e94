import { expect } from 'vitest'
import type { ShuffleStep } from '@/lib/contract/shuffle'

/** What everybody may know of a shuffle from outside: what was handed out, and what is in the list. */
export class Model {
  /** The last turn handed out. */
  turn = 0
  /** Turn by turn, what was handed out. */
  readonly handedOut = new Map<number, { trackId: string; set: number; position: number }>()
  /** In the list and not left out. */
  readonly inPlay: Set<string>
  readonly removed = new Set<string>()
  /** Tracks that were in play all through the running set so far. */
  private steadfast: Set<string>

  constructor(readonly trackIds: string[]) {
    this.inPlay = new Set(trackIds)
    this.steadfast = new Set(trackIds)
  }

  /** Holds an answer against everything handed out before. */
  accept(step: ShuffleStep): void {
    const known = this.handedOut.get(step.turn)
    if (known) {
      expect(step.track.id, `turn ${step.turn} was answered again`).toBe(known.trackId)
      return
    }
    expect(step.turn, 'turns follow each other').toBe(this.turn + 1)
    expect(this.inPlay.has(step.track.id), 'only what is in play is handed out').toBe(true)
    const before = this.handedOut.get(this.turn)
    if (step.position === 0 && before) this.endSet(before.set)
    const place = { trackId: step.track.id, set: step.set, position: step.position }
    for (const other of this.ofSet(step.set)) {
      expect(other.trackId, `twice in set ${step.set}`).not.toBe(place.trackId)
    }
    this.handedOut.set(step.turn, place)
    this.turn = step.turn
  }

  /** Somebody moved the session on without us seeing the answer. */
  skipTo(turn: number): void {
    this.turn = turn
  }

  leave(trackId: string): void {
    this.inPlay.delete(trackId)
    this.steadfast.delete(trackId)
  }

  enter(trackId: string): void {
    this.inPlay.add(trackId)
  }

  private ofSet(set: number) {
    return [...this.handedOut.values()].filter((place) => place.set === set)
  }

  // A set that is over had every track that was in play all through it.
  private endSet(set: number): void {
    const heard = new Set(this.ofSet(set).map((place) => place.trackId))
    const missed = [...this.steadfast].filter((trackId) => !heard.has(trackId))
    expect(missed, `set ${set} left tracks out`).toEqual([])
    this.steadfast = new Set(this.inPlay)
  }
}
