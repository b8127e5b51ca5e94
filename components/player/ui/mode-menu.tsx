'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import { Mode, type ShuffleSettings } from '@/lib/contract/shuffle-settings'
import { MODES } from '@/lib/shuffle/modes'
import type { Source } from '../engine/types'
import { ListGlyph, ModeGlyph } from './mode-glyph'
import { selectCurrent, usePlayerState } from './player-context'
import { useMode } from './use-mode'
import { useOrder } from './use-order'

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

/** The order of a list that plays: a shuffle mode, or its own; of another list, the shuffle mode. */
export function ModeMenu({ source, initialSettings, look = 'bare' }: ModeMenuProps) {
  const t = useTranslations('player.mode')
  const modes = useTranslations('modes')
  const { mode, change } = useMode(source, initialSettings)
  const isPlaying = usePlayerState(selectCurrent)?.source.list === source.list
  const { order, changeOrder } = useOrder(source)
  const isInOrder = order === 'list'
  const label = isInOrder ? t('inOrder.label') : t('label', { mode: modes(`${mode}.name`) })

  function choose(value: string) {
    if (value === 'list') return changeOrder('list')
    const chosen = Mode.parse(value)
    change(chosen, isInOrder ? () => changeOrder(chosen) : undefined)
  }
  return (
    <Menu modal={false}>
      <MenuTrigger
        aria-label={label}
        className={clsx('inline-flex items-center gap-2', TRIGGER_CLASSES[look])}
      >
        {isInOrder ? <ListGlyph /> : <ModeGlyph mode={mode} className="text-accent" />}
        {look !== 'glyph' && (
          <span className={clsx('whitespace-nowrap', look === 'bare' && 'max-lg:hidden')}>
            {isInOrder ? t('inOrder.name') : modes(`${mode}.name`)}
          </span>
        )}
      </MenuTrigger>
      <MenuPanel align="end" className="z-50">
        <MenuRadioGroup value={isInOrder ? 'list' : mode} onValueChange={choose}>
          {isPlaying && (
            <MenuRadioRow value="list">
              <ListGlyph className={isInOrder ? 'text-accent' : undefined} />
              <span className="grid py-1.5 pr-3">
                {t('inOrder.name')}
                <span className="text-12 font-normal text-ink-3">{t('inOrder.description')}</span>
              </span>
            </MenuRadioRow>
          )}
          {MODES.map((option) => (
            <MenuRadioRow key={option} value={option}>
              <ModeGlyph
                mode={option}
                className={option === mode && !isInOrder ? 'text-accent' : undefined}
              />
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
