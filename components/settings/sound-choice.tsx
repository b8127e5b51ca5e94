'use client'

import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { MAX_CROSSFADE_SECONDS, soundSettings } from '@/components/player/engine/sound-settings'
import { Slider } from '@/components/ui/slider'
import { Choice } from './choice'

/** Loudness and crossfade of audio that Riffle plays itself; stored on this device. */
export function SoundChoice() {
  const t = useTranslations('settings.sound')
  const { isLevelled, crossfadeSeconds } = useStore(soundSettings())
  const length = crossfadeSeconds > 0 ? t('seconds', { seconds: crossfadeSeconds }) : t('off')
  return (
    <>
      <Choice
        legend={t('loudness')}
        name="loudness"
        options={[
          { value: 'even', label: t('levelled') },
          { value: 'recorded', label: t('recorded') },
        ]}
        value={isLevelled ? 'even' : 'recorded'}
        onChange={(value) => soundSettings().setState({ isLevelled: value === 'even' })}
      />
      <div>
        <p className="mb-1 flex justify-between gap-4">
          <span className="font-strong">{t('crossfade')}</span>
          <span className="text-ink-2">{length}</span>
        </p>
        <Slider
          label={t('crossfade')}
          value={crossfadeSeconds}
          max={MAX_CROSSFADE_SECONDS}
          valueText={length}
          onChange={(seconds) => soundSettings().setState({ crossfadeSeconds: seconds })}
        />
      </div>
      <p className="text-12 text-ink-3">{t('scope')}</p>
    </>
  )
}
