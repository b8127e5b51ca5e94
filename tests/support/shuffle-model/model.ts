import { expect } from 'vitest'
import type { ChosenStep, ShuffleStep } from '@/lib/contract/shuffle-state'

/** The expected state of a shuffle: the turns handed out and the tracks of the list. */
export class Model {
  /** The last turn handed out. */
  turn = 0
  /** The track of each turn handed out. */
  readonly handedOut = new Map<number, { trackId: string; set: number; position: number }>()
  /** The tracks of the list that are not excluded. */
  readonly inPlay: Set<string>
  readonly removed = new Set<string>()
  /** The tracks that were in play since the running set began. */
  private inPlaySinceSetBegan: Set<string>

  constructor(readonly trackIds: string[]) {
    this.inPlay = new Set(trackIds)
    this.inPlaySinceSetBegan = new Set(trackIds)
  }

  /** Checks a step against all steps before it and records it. */
  accept(step: ShuffleStep): void {
    const known = this.handedOut.get(step.turn)
    if (known) {
      expect(step.track.id, `turn ${step.turn} is the same each time`).toBe(known.trackId)
      return
    }
    expect(step.turn, 'turns are consecutive').toBe(this.turn + 1)
    expect(this.inPlay.has(step.track.id), 'the track is in play').toBe(true)
    const before = this.handedOut.get(this.turn)
    if (step.position === 0 && before) this.endSet(before.set)
    const turn = { trackId: step.track.id, set: step.set, position: step.position }
    for (const other of this.ofSet(step.set)) {
      expect(other.trackId, `not twice in set ${step.set}`).not.toBe(turn.trackId)
    }
    this.handedOut.set(step.turn, turn)
    this.turn = step.turn
  }

  /** Whether a track was handed out in the running set. */
  wasHeard(trackId: string): boolean {
    const running = this.handedOut.get(this.turn)?.set ?? 0
    return this.ofSet(running).some((other) => other.trackId === trackId)
  }

  /** Checks the response to a choice of a track, which takes the next turn unless it was heard. */
  choose(trackId: string, { turn, ...step }: ChosenStep): void {
    expect(step.track.id, 'the chosen track').toBe(trackId)
    expect(turn === null, 'only a track that was heard takes no turn').toBe(this.wasHeard(trackId))
    if (turn !== null) this.accept({ ...step, turn })
  }

  /** Advances to a turn whose response was not received. */
  skipTo(turn: number): void {
    this.turn = turn
  }

  leave(trackId: string): void {
    this.inPlay.delete(trackId)
    this.inPlaySinceSetBegan.delete(trackId)
  }

  enter(trackId: string): void {
    this.inPlay.add(trackId)
  }

  private ofSet(set: number) {
    return [...this.handedOut.values()].filter((turn) => turn.set === set)
  }

  // A completed set contains each track that was in play during all of it.
  private endSet(set: number): void {
    const heard = new Set(this.ofSet(set).map((turn) => turn.trackId))
    const missed = [...this.inPlaySinceSetBegan].filter((trackId) => !heard.has(trackId))
    expect(missed, `set ${set} contains every track`).toEqual([])
    this.inPlaySinceSetBegan = new Set(this.inPlay)
  }
}
