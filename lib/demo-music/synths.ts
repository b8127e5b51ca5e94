import type { TonePatch } from './types'

const tone = (patch: Partial<TonePatch>): TonePatch => ({
  kind: 'tone',
  wave: 'saw',
  detune: 6,
  attack: 0.005,
  decay: 0.6,
  sustain: 0.6,
  release: 0.2,
  cutoff: 1_800,
  sweep: 0,
  sweepSeconds: 0.3,
  resonance: 0.15,
  body: 0,
  vibratoCents: 0,
  ...patch,
})

/** Slow and wide, for sustained chords. */
export const pad = tone({
  detune: 9,
  attack: 0.7,
  decay: 2,
  sustain: 0.8,
  release: 1.1,
  cutoff: 1_700,
})

/** Slower and darker than `pad`. */
export const mist = tone({
  wave: 'triangle',
  detune: 4,
  attack: 1.6,
  decay: 3,
  sustain: 0.85,
  release: 2.4,
  cutoff: 2_600,
  body: 0.25,
})

export const brass = tone({ attack: 0.06, cutoff: 1_000, sweep: 2_200, sweepSeconds: 1.2 })

/** Short, with a bright attack, for arpeggios. */
export const pluck = tone({
  wave: 'saw',
  detune: 5,
  decay: 0.7,
  sustain: 0.05,
  release: 0.25,
  cutoff: 420,
  sweep: 3_200,
  sweepSeconds: 0.5,
  resonance: 0.3,
})

/** Very short, for offbeat chords. */
export const stab = tone({
  decay: 0.5,
  sustain: 0.1,
  release: 0.12,
  cutoff: 500,
  sweep: 1_800,
  sweepSeconds: 0.4,
  resonance: 0.25,
})

export const organ = tone({
  wave: 'triangle',
  detune: 3,
  decay: 1,
  sustain: 0.9,
  release: 0.08,
  cutoff: 2_400,
  body: 0.5,
})

export const chipLead = tone({
  wave: 'pulse',
  detune: 3,
  decay: 0.5,
  sustain: 0.4,
  release: 0.06,
  cutoff: 4_200,
  vibratoCents: 9,
})

export const synthLead = tone({
  detune: 8,
  attack: 0.02,
  decay: 1.2,
  sustain: 0.6,
  release: 0.3,
  cutoff: 1_500,
  sweep: 1_600,
  sweepSeconds: 0.8,
  vibratoCents: 12,
})

/** Close to a sine. */
export const softLead = tone({
  wave: 'triangle',
  detune: 3,
  attack: 0.04,
  decay: 1,
  sustain: 0.7,
  release: 0.35,
  cutoff: 2_200,
  body: 0.3,
  vibratoCents: 8,
})

export const roundBass = tone({
  wave: 'triangle',
  detune: 1,
  decay: 1,
  sustain: 0.7,
  release: 0.09,
  cutoff: 420,
  sweep: 500,
  sweepSeconds: 0.25,
  body: 0.7,
})

export const sawBass = tone({
  detune: 3,
  decay: 0.6,
  sustain: 0.5,
  release: 0.08,
  cutoff: 300,
  sweep: 1_300,
  sweepSeconds: 0.35,
  resonance: 0.3,
  body: 0.5,
})
