import { hits } from './rhythm'
import type { DrumName, Part } from './types'

type Placed = {
  bars: number[]
  beatsPerBar: number
  gain: number
  swing?: number
  pan?: number
  hall?: number
  echo?: number
}

/** One drum playing a pattern of sixteenths. */
export const drumPart = (
  drum: DrumName,
  pattern: string,
  { bars, beatsPerBar, swing, ...placed }: Placed,
): Part => ({
  instrument: { kind: 'drum', drum },
  notes: hits(pattern, { bars, beatsPerBar, swing }),
  ...placed,
})
