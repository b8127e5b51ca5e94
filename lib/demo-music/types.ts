export type StyleName =
  | 'ambient'
  | 'mallets'
  | 'chip'
  | 'dub'
  | 'house'
  | 'lofi'
  | 'synthwave'
  | 'waltz'

/** What a piece is before it is written out: everything else follows from this. */
export type Piece = {
  /** Stable for ever: the catalogue knows the piece by it. */
  id: string
  title: string
  artists: string[]
  album: string
  year: number
  genre: string
  style: StyleName
  bpm: number
  /** A tonic and a mode, as in `A minor` or `Eb major`. */
  key: string
  /** One digit a bar, 0 (bare) to 3 (full). */
  form: string
  /** Scale degrees, one a bar, repeated; `5+` raises the leading note. */
  chords: string
  /** How lively it is, 0 to 1. */
  energy: number
  seed: number
}

/** A note on the grid: beats are counted from the start of the piece, velocity is 0 to 1. */
export type Note = { beat: number; beats: number; pitch: number; velocity: number }

export type DrumName = 'kick' | 'snare' | 'clap' | 'hat' | 'openHat' | 'rim' | 'shaker' | 'brush'

/** A subtractive voice. Times are seconds, frequencies Hz, shares 0 to 1. */
export type TonePatch = {
  kind: 'tone'
  wave: 'saw' | 'pulse' | 'triangle'
  /** Cents by which left and right lie apart from the true pitch. */
  detune: number
  attack: number
  decay: number
  sustain: number
  release: number
  cutoff: number
  /** Added to the cutoff at the start, gone after `sweepSeconds`. */
  sweep: number
  sweepSeconds: number
  resonance: number
  /** A sine on the note itself, below the wave. */
  body: number
  vibratoCents: number
}

/** A voice of two operators: one sine bends the phase of another. */
export type FmPatch = {
  kind: 'fm'
  ratio: number
  depth: number
  depthSeconds: number
  attack: number
  decay: number
  sustain: number
  release: number
  detune: number
}

export type Instrument = TonePatch | FmPatch | { kind: 'drum'; drum: DrumName }

/** Notes of one instrument, and where it stands in the room. */
export type Part = {
  instrument: Instrument
  notes: Note[]
  gain: number
  /** -1 (left) to 1 (right). */
  pan?: number
  /** Shares sent to the echo and to the hall. */
  echo?: number
  hall?: number
  /** How far the kick pushes it down, 0 to 1. */
  duck?: number
}
