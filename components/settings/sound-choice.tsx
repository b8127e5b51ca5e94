'use client'

import { useStore } from 'zustand'
import { MAX_CROSSFADE_SECONDS, soundSettings } from '@/components/player/engine/sound-settings'
import { Slider } from '@/components/ui/slider'
import { Choice } from './choice'

const LEVELS = [
  { value: 'even', label: 'All alike' },
  { value: 'recorded', label: 'As recorded' },
] as const

/** How songs with audio of their own follow each other; kept on this device. */
export function SoundChoice() {
  const { isLevelled, crossfadeSeconds } = useStore(soundSettings())
  const words = crossfadeSeconds > 0 ? `${crossfadeSeconds} s` : 'Off, without gaps'
  return (
    <>
      <Choice
        legend="Loudness"
        name="loudness"
        options={LEVELS}
        value={isLevelled ? 'even' : 'recorded'}
        onChange={(value) => soundSettings().setState({ isLevelled: value === 'even' })}
      />
      <div>
        <p className="mb-1 flex justify-between gap-4">
          <span className="font-strong">Crossfade</span>
          <span className="text-ink-2">{words}</span>
        </p>
        <Slider
          label="Crossfade"
          value={crossfadeSeconds}
          max={MAX_CROSSFADE_SECONDS}
          valueText={words}
          onChange={(seconds) => soundSettings().setState({ crossfadeSeconds: seconds })}
        />
      </div>
      <p className="text-12 text-ink-3">
        For uploads and the demo, on this device. Videos play as YouTube plays them.
      </p>
    </>
  )
}
