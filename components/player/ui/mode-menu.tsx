'use client'

import { clsx } from 'clsx'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import type { Mode, ShuffleSettings } from '@/lib/contract/shuffle'
import { MODES } from '@/lib/shuffle/modes'
import type { Source } from '../engine/types'
import { MODE_DETAILS, ModeGlyph } from './modes'
import { useMode } from './use-mode'

type ModeMenuProps = {
  source: Source
  known?: ShuffleSettings
  /** `pill` on a phone's playlist, `glyph` in its player. */
  look?: 'bare' | 'pill' | 'glyph'
}

const LOOKS = {
  bare: 'min-h-control rounded-control px-2.5 hover:bg-fill-1',
  pill: 'min-h-11 rounded-full bg-fill-2 px-4 font-strong',
  glyph: 'size-11 justify-center',
}

/** The mode in force, and the others behind it. */
export function ModeMenu({ source, known, look = 'bare' }: ModeMenuProps) {
  const { mode, change } = useMode(source, known)
  return (
    <Menu modal={false}>
      <MenuTrigger
        aria-label={`Shuffle mode: ${MODE_DETAILS[mode].name}`}
        className={clsx('inline-flex items-center gap-2', LOOKS[look])}
      >
        <ModeGlyph mode={mode} className="text-accent" />
        {look !== 'glyph' && MODE_DETAILS[mode].name}
      </MenuTrigger>
      <MenuPanel align="end" className="z-50">
        <MenuRadioGroup value={mode} onValueChange={(value) => change(value as Mode)}>
          {MODES.map((offered) => (
            <MenuRadioRow key={offered} value={offered}>
              <ModeGlyph mode={offered} className={offered === mode ? 'text-accent' : undefined} />
              <span className="grid py-1.5 pr-3">
                {MODE_DETAILS[offered].name}
                <span className="text-12 font-normal text-ink-3">{MODE_DETAILS[offered].does}</span>
              </span>
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
