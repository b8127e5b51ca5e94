'use client'

import { useSyncExternalStore } from 'react'
import {
  CROSSFADE_MOST_SECONDS,
  DEFAULT_SOUND,
  soundSettings,
} from '@/components/player/engine/sound-settings'
import { Slider } from '@/components/ui/slider'
import { Choice } from './choice'

const LEVELS = [
  { value: 'even', label: 'All alike' },
  { value: 'recorded', label: 'As recorded' },
] as const

/** How songs with audio of their own follow each other; kept on this device. */
export function SoundChoice() {
  const { isLevelled, crossfadeSeconds } = useSyncExternalStore(
    (changed) => soundSettings().subscribe(changed),
    () => soundSettings().get(),
    () => DEFAULT_SOUND,
  )
  const words = crossfadeSeconds > 0 ? `${crossfadeSeconds} s` : 'Off, without gaps'
  return (
    <>
      <Choice
        legend="Loudness"
        name="loudness"
        options={LEVELS}
        value={isLevelled ? 'even' : 'recorded'}
        onChange={(value) => soundSettings().set({ isLevelled: value === 'even' })}
      />
      <div>
        <p className="mb-1 flex justify-between gap-4">
          <span className="font-strong">Crossfade</span>
          <span className="text-ink-2">{words}</span>
        </p>
        <Slider
          label="Crossfade"
          value={crossfadeSeconds}
          max={CROSSFADE_MOST_SECONDS}
          valueText={words}
          onChange={(seconds) => soundSettings().set({ crossfadeSeconds: seconds })}
        />
      </div>
      <p className="text-12 text-ink-3">
        For uploads and the demo, on this device. Videos play as YouTube plays them.
      </p>
    </>
  )
}
