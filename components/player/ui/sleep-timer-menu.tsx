'use client'

import { clsx } from 'clsx'
import { Moon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { Icon } from '@/components/ui/icons'
import {
  Menu,
  MenuLabel,
  MenuPanel,
  MenuRadioGroup,
  MenuRadioRow,
  MenuRow,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu'
import { orderOf } from '../engine/current-track'
import { PLAYBACK_RATES, playbackRate } from '../engine/playback-rate'
import { type SleepEnd, setSleepTimer, sleepTimer } from '../engine/sleep-timer'
import type { CurrentTrack } from '../engine/types'

type SleepTimerMenuProps = {
  current: CurrentTrack
  size?: 16 | 20
  /** Classes of the texts beside the icon. */
  textClassName?: string
  className?: string
}

const MINUTES = [15, 30, 45, 60, 90]
const MS_PER_MINUTE = 60_000

/** The sleep timer with the time that is left, and the speed of audio files. */
export function SleepTimerMenu(props: SleepTimerMenuProps) {
  const { current, size = 16, textClassName, className } = props
  const t = useTranslations('player.sleep')
  const text = useRemainingText(orderOf(current.source) === 'list')
  const { rate } = useStore(playbackRate)
  const label = text ? t('labelOn', { remaining: text }) : t('label')
  return (
    <Menu modal={false}>
      <MenuTrigger
        aria-label={label}
        title={label}
        className={clsx(
          'inline-flex min-w-control items-center justify-center gap-1.5 rounded-control hover:bg-fill-1',
          (text ?? rate !== 1) && 'px-2',
          text ? 'text-accent' : 'text-ink-2 hover:text-ink-1',
          className ?? 'h-control',
        )}
      >
        <Icon of={Moon} size={size} />
        {text && (
          <span className={clsx('text-12 whitespace-nowrap tabular-nums', textClassName)}>
            {text}
          </span>
        )}
        {rate !== 1 && (
          <span className={clsx('text-12 text-ink-2', textClassName)}>{t('rate', { rate })}</span>
        )}
      </MenuTrigger>
      <MenuPanel align="end" className="z-50">
        <SleepRows current={current} />
        {current.track.song.playback.kind === 'audio' && <SpeedRows rate={rate} />}
      </MenuPanel>
    </Menu>
  )
}

function SleepRows({ current }: { current: CurrentTrack }) {
  const t = useTranslations('player.sleep')
  const isOn = useStore(sleepTimer).end !== null
  const start = (end: SleepEnd) => () => setSleepTimer(end)
  return (
    <>
      <MenuLabel>{t('stop')}</MenuLabel>
      {MINUTES.map((minutes) => (
        <MenuRow
          key={minutes}
          onSelect={() =>
            setSleepTimer({ kind: 'time', endsAt: Date.now() + minutes * MS_PER_MINUTE })
          }
        >
          {t('minutes', { minutes })}
        </MenuRow>
      ))}
      <MenuRow onSelect={start({ kind: 'song' })}>{t('afterSong')}</MenuRow>
      {current.setSize > 0 && (
        <MenuRow onSelect={start({ kind: 'set' })}>
          {orderOf(current.source) === 'list' ? t('afterList') : t('afterSet')}
        </MenuRow>
      )}
      {isOn && <MenuRow onSelect={() => setSleepTimer(null)}>{t('off')}</MenuRow>}
    </>
  )
}

function SpeedRows({ rate }: { rate: number }) {
  const t = useTranslations('player.sleep')
  return (
    <>
      <MenuSeparator />
      <MenuLabel>{t('speed')}</MenuLabel>
      <MenuRadioGroup
        aria-label={t('speed')}
        value={String(rate)}
        onValueChange={(value) => playbackRate.setState({ rate: Number(value) })}
        className="grid grid-cols-4"
      >
        {PLAYBACK_RATES.map((option) => (
          <MenuRadioRow key={option} value={String(option)}>
            {t('rate', { rate: option })}
          </MenuRadioRow>
        ))}
      </MenuRadioGroup>
    </>
  )
}

/** The time until playback stops; undefined if the timer is off. */
function useRemainingText(isInOrder: boolean): string | undefined {
  const t = useTranslations('player.sleep')
  return useStore(sleepTimer, ({ end, remainingMs }) => {
    if (!end) return undefined
    if (end.kind === 'song') return t('thisSong')
    if (end.kind === 'set') return isInOrder ? t('thisList') : t('thisSet')
    const leftMs = remainingMs ?? end.endsAt - Date.now()
    return leftMs < MS_PER_MINUTE
      ? t('secondsLeft', { seconds: Math.max(0, Math.ceil(leftMs / 1_000)) })
      : t('minutesLeft', { minutes: Math.ceil(leftMs / MS_PER_MINUTE) })
  })
}
