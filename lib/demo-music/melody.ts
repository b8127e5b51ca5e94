import { scalePitches } from './harmony'
import { pick } from './random'
import type { Sketch } from './sketch'
import type { Note } from './types'

type MelodyOptions = {
  bars: number[]
  /** Rhythms of two bars, as beats from their start. Each motif uses one of them. */
  rhythms: readonly (readonly number[])[]
  low: number
  high: number
  velocity?: number
  /** Length of a note as a share of the time to the next one. */
  legato?: number
}

const PHRASE_BARS = 2
const STEPS = [-2, -1, -1, 1, 1, 2]
/** The motif of each phrase: opening, ending, opening, other ending. */
const FORM = [0, 1, 0, 2]

/**
 * Composes a melody in phrases of two bars: it moves in steps of the key, and reaches a chord tone at the
 * start of each bar and at the end of each phrase.
 */
export function melody(sketch: Sketch, line: MelodyOptions): Note[] {
  const { low, high, velocity = 0.8, legato = 0.9 } = line
  const scale = scalePitches(sketch.piece.key, low, high)
  const motifs = FORM.map(() => createMotif(sketch.random, line.rhythms))
  const phraseBeats = PHRASE_BARS * sketch.beatsPerBar
  const notes: Note[] = []
  let index = Math.floor(scale.length / 2)
  const phrases = [...new Set(line.bars.map((bar) => Math.floor(bar / PHRASE_BARS)))]
  for (const phrase of phrases) {
    const { beats, steps } = motifs[FORM[phrase % FORM.length]!]!
    beats.forEach((at, step) => {
      const bar = phrase * PHRASE_BARS + Math.floor(at / sketch.beatsPerBar)
      index = reflect(index + steps[step]!, scale.length)
      const isLast = step === beats.length - 1
      if (at % sketch.beatsPerBar === 0 || isLast) {
        index = nearestTone(scale, index, sketch.chordAt(bar).tones.slice(0, 3))
      }
      if (!line.bars.includes(bar)) return
      notes.push({
        beat: phrase * phraseBeats + at,
        beats: ((beats[step + 1] ?? phraseBeats) - at) * legato,
        pitch: scale[index]!,
        velocity: velocity * (at % 1 === 0 ? 1 : 0.85),
      })
    })
  }
  return notes
}

function createMotif(random: () => number, rhythms: MelodyOptions['rhythms']) {
  const beats = pick(random, rhythms)
  return { beats, steps: beats.map(() => pick(random, STEPS)) }
}

/** Reflects an index at both ends of the scale. */
function reflect(index: number, count: number): number {
  if (index < 0) return -index
  return index >= count ? 2 * (count - 1) - index : index
}

/** The index of the pitch of the scale nearest to `index` that belongs to `tones`. */
function nearestTone(scale: number[], index: number, tones: number[]): number {
  for (let distance = 0; distance < scale.length; distance++) {
    for (const candidate of [index - distance, index + distance]) {
      const pitch = scale[candidate]
      if (pitch !== undefined && tones.includes(pitch % 12)) return candidate
    }
  }
  return index
}
