import { drumNotes } from './rhythm'
import type { DrumName, Part } from './types'

type DrumPartOptions = {
  bars: number[]
  beatsPerBar: number
  gain: number
  swing?: number
  pan?: number
  reverb?: number
  echo?: number
}

/** A part of one drum from a pattern of sixteenths; see `drumNotes`. */
export const drumPart = (
  drum: DrumName,
  pattern: string,
  { bars, beatsPerBar, swing, ...mix }: DrumPartOptions,
): Part => ({
  instrument: { kind: 'drum', drum },
  notes: drumNotes(pattern, { bars, beatsPerBar, swing }),
  ...mix,
})
