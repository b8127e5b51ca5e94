'use client'

import type { Source } from '@/components/player/engine/types'
import { SpacingSlider } from '@/components/player/ui/spacing-slider'
import { useMode } from '@/components/player/ui/use-mode'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'

type SpacingChoiceProps = { source: Source; settings: ShuffleSettings }

/** The minimum distance between tracks of one artist, saved for the list. */
export function SpacingChoice({ source, settings }: SpacingChoiceProps) {
  const { mode, spacing, changeSpacing } = useMode(source, settings)
  return <SpacingSlider spacing={spacing} isDisabled={mode === 'random'} onChoose={changeSpacing} />
}
