'use client'

import { clsx } from 'clsx'
import { Ban, CircleDashed, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import type { Translate } from '@/lib/i18n/translate'

type SetPositionProps = {
  isCurrent: boolean
  isExcluded: boolean
  /** Whether it has neither audio nor a video. */
  isMissing: boolean
  /** Turns until the track plays: 0 now, negative if it has played; undefined if not in the set. */
  turnsAhead?: number
}

/** The cell of "This set": the position of a track relative to the current one. */
export function SetPosition(props: SetPositionProps) {
  const { isCurrent, isExcluded, isMissing, turnsAhead } = props
  const t = useTranslations('tracks')
  const isUpcoming = turnsAhead !== undefined && turnsAhead > 0
  // A shuffle passes over it.
  const isUnheard =
    isMissing && !isExcluded && !isCurrent && (isUpcoming || turnsAhead === undefined)
  const colour = isUpcoming ? 'text-ink-2' : 'text-ink-3'
  return (
    <td className={clsx('px-2 text-12 whitespace-nowrap', isCurrent ? 'text-accent-ink' : colour)}>
      {isExcluded && <Mark icon={Ban} text={t('row.leftOut')} />}
      {isUnheard && <Mark icon={CircleDashed} text={t('row.noRecording')} />}
      {!isExcluded && !isUnheard && setPositionText(t, turnsAhead)}
    </td>
  )
}

const Mark = ({ icon, text }: { icon: LucideIcon; text: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <Icon of={icon} size={14} />
    {text}
  </span>
)

/** Returns an empty text for a track that is not in the set. */
export function setPositionText(t: Translate<'tracks'>, turnsAhead: number | undefined): string {
  if (turnsAhead === undefined) return ''
  if (turnsAhead === 0) return t('position.current')
  return turnsAhead < 0 ? t('position.played') : t('position.upcoming', { count: turnsAhead })
}
