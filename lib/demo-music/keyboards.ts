import type { FmPatch } from './types'

const fm = (patch: Partial<FmPatch>): FmPatch => ({
  kind: 'fm',
  ratio: 1,
  depth: 0.2,
  depthSeconds: 0.8,
  attack: 0.003,
  decay: 2.4,
  sustain: 0.05,
  release: 0.35,
  detune: 2,
  ...patch,
})

export const electricPiano = fm({ depth: 0.22, depthSeconds: 0.9 })
export const piano = fm({ ratio: 2, depth: 0.13, depthSeconds: 0.7, decay: 2.8, detune: 1.5 })
export const bell = fm({ ratio: 3.5, depth: 0.28, depthSeconds: 1.4, decay: 3, release: 1.2 })
export const marimba = fm({ ratio: 4, depth: 0.16, depthSeconds: 0.12, decay: 0.7, release: 0.2 })
