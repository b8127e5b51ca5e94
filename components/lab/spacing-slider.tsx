'use client'

import { Slider } from '@/components/ui/slider'
import { SPACINGS, type Spacing } from '@/lib/shuffle/modes'

const WORDS: Record<Spacing, string> = { close: 'Close', normal: 'Normal', far: 'Far' }

type SpacingSliderProps = {
  spacing: Spacing
  isDisabled: boolean
  onChoose: (spacing: Spacing) => void
}

/** How far apart Riffle wishes the tracks of one artist. */
export function SpacingSlider({ spacing, isDisabled, onChoose }: SpacingSliderProps) {
  return (
    <div className="grid grid-cols-[auto_112px_auto] items-center gap-x-2 text-12 text-ink-3">
      <span className="col-span-3 justify-self-center text-ink-2">Spacing</span>
      <span>Close</span>
      <div className="relative">
        <span aria-hidden className="pointer-events-none absolute inset-0 flex items-center">
          <span className="h-2.5 w-px bg-ink-3" />
          <span className="ml-auto h-2.5 w-px bg-ink-3" />
        </span>
        <Slider
          label="Spacing"
          value={SPACINGS.indexOf(spacing)}
          max={SPACINGS.length - 1}
          valueText={WORDS[spacing]}
          isDisabled={isDisabled}
          onChange={(step) => onChoose(SPACINGS[step]!)}
        />
      </div>
      <span>Far</span>
    </div>
  )
}
