'use client'

import { clsx } from 'clsx'
import { Ban } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import type { Translate } from '@/lib/i18n/translate'

type SetPositionProps = {
  isCurrent: boolean
  isExcluded: boolean
  /** Turns until the track plays: 0 now, negative if it has played; undefined if not in the set. */
  turnsAhead?: number
}

/** The cell of "This set": the position of a track relative to the current one. */
export function SetPosition({ isCurrent, isExcluded, turnsAhead }: SetPositionProps) {
  const t = useTranslations('tracks')
  const isUpcoming = turnsAhead !== undefined && turnsAhead > 0
  const colour = isUpcoming ? 'text-ink-2' : 'text-ink-3'
  return (
    <td className={clsx('px-2 text-12 whitespace-nowrap', isCurrent ? 'text-accent-ink' : colour)}>
      {isExcluded ? (
        <span className="inline-flex items-center gap-1.5">
          <Icon of={Ban} size={14} />
          {t('row.leftOut')}
        </span>
      ) : (
        setPositionText(t, turnsAhead)
      )}
    </td>
  )
}

/** Returns an empty text for a track that is not in the set. */
export function setPositionText(t: Translate<'tracks'>, turnsAhead: number | undefined): string {
  if (turnsAhead === undefined) return ''
  if (turnsAhead === 0) return t('position.current')
  return turnsAhead < 0 ? t('position.played') : t('position.upcoming', { count: turnsAhead })
}
