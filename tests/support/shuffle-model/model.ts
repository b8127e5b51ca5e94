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
  /** Turns whose tracks could not be played. */
  private readonly returned = new Set<number>()
  /** The tracks whose song has a recording. */
  private readonly playable = new Set<string>()
  /** The tracks that were in play since the running set began. */
  private inPlaySinceSetBegan: Set<string>

  constructor(
    tracks: readonly { id: string; songId: string }[],
    private readonly songsWithAudio: ReadonlySet<string>,
  ) {
    this.inPlay = new Set(tracks.map(({ id }) => id))
    this.inPlaySinceSetBegan = new Set(this.inPlay)
    for (const { id, songId } of tracks) this.addSong(id, songId)
  }

  addSong(trackId: string, songId: string): void {
    if (this.songsWithAudio.has(songId)) this.playable.add(trackId)
  }

  isPlayable = (trackId: string): boolean => this.playable.has(trackId)

  /**
   * Checks a step against all steps before it and records it. If the caller passed over tracks that
   * cannot be played, the set before may lack those. A track that was chosen comes as often as it is.
   */
  accept(step: ShuffleStep, { hasPassedOver = false, isChosen = false } = {}): void {
    const known = this.handedOut.get(step.turn)
    if (known) {
      expect(step.track.id, `turn ${step.turn} is the same each time`).toBe(known.trackId)
      return
    }
    expect(step.turn, 'turns are consecutive').toBe(this.turn + 1)
    expect(this.inPlay.has(step.track.id), 'the track is in play').toBe(true)
    const before = this.handedOut.get(this.turn)
    if (step.position === 0 && before) this.endSet(before.set, hasPassedOver)
    const turn = { trackId: step.track.id, set: step.set, position: step.position }
    const dealt = this.ofSet(step.set).filter((other) => other.trackId === turn.trackId)
    expect(
      dealt.every(({ turn }) => this.returned.has(turn)),
      'not twice in a set',
    ).toBe(true)
    if (!isChosen) expect(dealt.length, 'returned to a set twice at most').toBeLessThan(3)
    this.handedOut.set(step.turn, turn)
    this.turn = step.turn
  }

  /** Whether a track was handed out in the running set. */
  wasHeard(trackId: string): boolean {
    const running = this.handedOut.get(this.turn)?.set ?? 0
    return this.ofSet(running).some(
      (other) => other.trackId === trackId && !this.returned.has(other.turn),
    )
  }

  /** Records that the track of a turn could not be played. */
  return(turn: number): void {
    this.returned.add(turn)
  }

  /** Checks the response to a choice of a track, which takes the next turn unless it was heard. */
  choose(trackId: string, { turn, ...step }: ChosenStep): void {
    expect(step.track.id, 'the chosen track').toBe(trackId)
    expect(turn === null, 'only a track that was heard takes no turn').toBe(this.wasHeard(trackId))
    if (turn !== null) this.accept({ ...step, turn }, { isChosen: true })
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
    return [...this.handedOut]
      .filter(([, step]) => step.set === set)
      .map(([turn, step]) => ({ ...step, turn }))
  }

  // A completed set contains each track that was in play during all of it, and again if it failed.
  private endSet(set: number, hasPassedOver: boolean): void {
    const dealt = this.ofSet(set)
    const missed = [...this.inPlaySinceSetBegan].filter((trackId) => {
      const turns = dealt.filter((other) => other.trackId === trackId).map(({ turn }) => turn)
      const wasHeard = turns.some((turn) => !this.returned.has(turn))
      const mayBePassedOver = hasPassedOver && !this.isPlayable(trackId)
      return !wasHeard && turns.length < 3 && !mayBePassedOver
    })
    expect(missed, `set ${set} contains every track`).toEqual([])
    this.inPlaySinceSetBegan = new Set(this.inPlay)
  }
}
