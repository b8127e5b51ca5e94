'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { Source } from '@/components/player/engine/types'
import { ModeGlyph } from '@/components/player/ui/mode-glyph'
import { useMode } from '@/components/player/ui/use-mode'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import { MODES } from '@/lib/shuffle/modes'

type ModeSwitchProps = { source: Source; settings: ShuffleSettings }

/** The shuffle modes side by side, each with its glyph. */
export function ModeSwitch({ source, settings }: ModeSwitchProps) {
  const t = useTranslations('playlists')
  const modes = useTranslations('modes')
  const name = useId()
  const { mode, change } = useMode(source, settings)
  return (
    <fieldset className="flex gap-0.5 rounded-item bg-fill-1 p-0.5">
      <legend className="sr-only">{t('shuffleMode')}</legend>
      {MODES.map((option) => (
        <label
          key={option}
          title={modes(`${option}.description`)}
          className="relative flex min-h-9 items-center gap-2 rounded-control pr-3 pl-2.5 text-ink-2 hover:text-ink-1 has-checked:bg-fill-3 has-checked:font-strong has-checked:text-ink-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === mode}
            onChange={() => change(option)}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          <ModeGlyph mode={option} className={option === mode ? 'text-accent' : 'opacity-85'} />
          {modes(`${option}.name`)}
        </label>
      ))}
    </fieldset>
  )
}
