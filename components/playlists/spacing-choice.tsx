'use client'

import { SpacingSlider } from '@/components/lab/spacing-slider'
import type { Source } from '@/components/player/engine/types'
import { useMode } from '@/components/player/ui/use-mode'
import type { ShuffleSettings } from '@/lib/contract/shuffle'

/** How far apart the tracks of one artist are wished, remembered for the list. */
export function SpacingChoice({ source, known }: { source: Source; known: ShuffleSettings }) {
  const { mode, spacing, changeSpacing } = useMode(source, known)
  return <SpacingSlider spacing={spacing} isDisabled={mode === 'random'} onChoose={changeSpacing} />
}
