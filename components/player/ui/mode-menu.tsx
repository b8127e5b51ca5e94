'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import { Mode, type ShuffleSettings } from '@/lib/contract/shuffle-settings'
import { MODES } from '@/lib/shuffle/modes'
import type { Source } from '../engine/types'
import { ModeGlyph } from './mode-glyph'
import { useMode } from './use-mode'

type ModeMenuProps = {
  source: Source
  /** The settings that the page was rendered with, if any. */
  initialSettings?: ShuffleSettings
  /** `pill` on a phone's playlist, `glyph` in its player. */
  look?: 'bare' | 'pill' | 'glyph'
}

const TRIGGER_CLASSES = {
  bare: 'min-h-control rounded-control px-2.5 hover:bg-fill-1',
  pill: 'min-h-11 rounded-full bg-fill-2 px-4 font-strong',
  glyph: 'size-11 justify-center',
}

/** The shuffle mode of a list, with a menu of all modes. */
export function ModeMenu({ source, initialSettings, look = 'bare' }: ModeMenuProps) {
  const t = useTranslations('player.mode')
  const modes = useTranslations('modes')
  const { mode, change } = useMode(source, initialSettings)
  return (
    <Menu modal={false}>
      <MenuTrigger
        aria-label={t('label', { mode: modes(`${mode}.name`) })}
        className={clsx('inline-flex items-center gap-2', TRIGGER_CLASSES[look])}
      >
        <ModeGlyph mode={mode} className="text-accent" />
        {look !== 'glyph' && modes(`${mode}.name`)}
      </MenuTrigger>
      <MenuPanel align="end" className="z-50">
        <MenuRadioGroup value={mode} onValueChange={(value) => change(Mode.parse(value))}>
          {MODES.map((option) => (
            <MenuRadioRow key={option} value={option}>
              <ModeGlyph mode={option} className={option === mode ? 'text-accent' : undefined} />
              <span className="grid py-1.5 pr-3">
                {modes(`${option}.name`)}
                <span className="text-12 font-normal text-ink-3">
                  {modes(`${option}.description`)}
                </span>
              </span>
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
