export type StyleName =
  | 'ambient'
  | 'mallets'
  | 'chip'
  | 'dub'
  | 'house'
  | 'lofi'
  | 'synthwave'
  | 'waltz'

/** The description that a piece is generated from. */
export type Piece = {
  /** Must never change: the database refers to the piece by it. */
  id: string
  title: string
  artists: string[]
  album: string
  year: number
  genre: string
  style: StyleName
  bpm: number
  /** A tonic and a mode, such as `A minor` or `Eb major`. */
  key: string
  /** The intensity of each bar as a digit from 0 (sparse) to 3 (full). */
  form: string
  /** A scale degree per bar, repeated. `5+` raises the leading note. */
  chords: string
  /** 0 to 1. */
  energy: number
  seed: number
}

/** A note: its start from the start of the piece and its length in beats, MIDI pitch, velocity from 0 to 1. */
export type Note = { beat: number; beats: number; pitch: number; velocity: number }

/** A note for a synthesizer. `heldFrames` excludes its release. */
export type HeldNote = { pitch: number; velocity: number; heldFrames: number }

export type DrumName = 'kick' | 'snare' | 'clap' | 'hat' | 'openHat' | 'rim' | 'shaker' | 'brush'

/** A sound of the subtractive synthesizer. Times in seconds, frequencies in Hz, shares from 0 to 1. */
export type TonePatch = {
  kind: 'tone'
  wave: 'saw' | 'pulse' | 'triangle'
  /** Deviation of left and right from the pitch, in cents. */
  detune: number
  attack: number
  decay: number
  sustain: number
  release: number
  cutoff: number
  /** Added to the cutoff at the start; decays in `sweepSeconds`. */
  sweep: number
  sweepSeconds: number
  resonance: number
  /** Level of a sine at the pitch of the note. */
  body: number
  vibratoCents: number
}

/** A sound of the FM synthesizer: one sine modulates the phase of another. */
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

/** The notes of one instrument, and its place in the mix. */
export type Part = {
  instrument: Instrument
  notes: Note[]
  gain: number
  /** -1 (left) to 1 (right). */
  pan?: number
  /** Shares sent to the echo and to the reverb. */
  echo?: number
  reverb?: number
  /** How much the kick lowers the part, 0 to 1. */
  duck?: number
}
