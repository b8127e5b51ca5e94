'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleDashed } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import { textLink } from '@/components/ui/text-link'
import { searchBudgetQuery } from '@/lib/client/videos'

type PlayableNoteProps = {
  /** The tracks that have a recording; null if they were not counted. */
  count: number | null
  total: number
}

/** How many tracks of a list can play now, and how the others get a recording; nothing if all can. */
export function PlayableNote({ count, total }: PlayableNoteProps) {
  if (count === null || count >= total) return null
  return <MissingRecordings count={count} total={total} />
}

function MissingRecordings({ count, total }: { count: number; total: number }) {
  const t = useTranslations('player.playable')
  const { data: budget } = useQuery(searchBudgetQuery())
  return (
    <p className="flex max-w-[80ch] items-start gap-2 text-ink-2">
      <Icon of={CircleDashed} className="mt-0.5" />
      <span>
        <span className="text-ink-1">{t('summary', { count, total })}</span>{' '}
        {budget?.isConfigured
          ? t('searched')
          : t.rich('noKey', { settings: textLink('/settings') })}{' '}
        {t.rich('steps', {
          upload: (text) => (
            <Link href="/import" className="link">
              {text}
            </Link>
          ),
        })}
      </span>
    </p>
  )
}
