import { scalePitches } from './harmony'
import { pick } from './random'
import type { Sketch } from './sketch'
import type { Note } from './types'

type Line = {
  bars: number[]
  /** Rhythms of two bars, as beats from their start. One is picked for the tune, one for its answer. */
  rhythms: readonly (readonly number[])[]
  low: number
  high: number
  velocity?: number
  /** The share of the way to the next note that a note sounds. */
  legato?: number
}

const PHRASE_BARS = 2
const STEPS = [-2, -1, -1, 1, 1, 2]
/** A tune, its answer, the tune, another answer. */
const FORM = [0, 1, 0, 2]

/**
 * A tune in phrases of two bars, tune, answer, tune, other answer: it walks the key in steps, stands
 * on a chord tone on each beat that is strong, and comes to rest at the end of every phrase.
 */
export function melody(sketch: Sketch, line: Line): Note[] {
  const { low, high, velocity = 0.8, legato = 0.9 } = line
  const scale = scalePitches(sketch.piece.key, low, high)
  const motifs = FORM.map(() => motif(sketch.random, line.rhythms))
  const phraseBeats = PHRASE_BARS * sketch.beatsPerBar
  const notes: Note[] = []
  let place = Math.floor(scale.length / 2)
  const phrases = [...new Set(line.bars.map((bar) => Math.floor(bar / PHRASE_BARS)))]
  for (const phrase of phrases) {
    const { beats, steps } = motifs[FORM[phrase % FORM.length]!]!
    beats.forEach((at, index) => {
      const bar = phrase * PHRASE_BARS + Math.floor(at / sketch.beatsPerBar)
      place = reflected(place + steps[index]!, scale.length)
      const isLast = index === beats.length - 1
      if (at % sketch.beatsPerBar === 0 || isLast) {
        place = nearestTone(scale, place, sketch.chordAt(bar).tones.slice(0, 3))
      }
      if (!line.bars.includes(bar)) return
      notes.push({
        beat: phrase * phraseBeats + at,
        beats: ((beats[index + 1] ?? phraseBeats) - at) * legato,
        pitch: scale[place]!,
        velocity: velocity * (at % 1 === 0 ? 1 : 0.85),
      })
    })
  }
  return notes
}

function motif(random: () => number, rhythms: Line['rhythms']) {
  const beats = pick(random, rhythms)
  return { beats, steps: beats.map(() => pick(random, STEPS)) }
}

/** Turns back at either end. */
function reflected(place: number, count: number): number {
  if (place < 0) return -place
  return place >= count ? 2 * (count - 1) - place : place
}

function nearestTone(scale: number[], place: number, tones: number[]): number {
  for (let distance = 0; distance < scale.length; distance++) {
    for (const candidate of [place - distance, place + distance]) {
      const pitch = scale[candidate]
      if (pitch !== undefined && tones.includes(pitch % 12)) return candidate
    }
  }
  return place
}
