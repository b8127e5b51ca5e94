'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { selectCurrent, usePlayerState } from '@/components/player/ui/player-context'
import { Cover } from '@/components/ribbon/cover'
import { listPath } from '@/lib/client/list-path'
import type { HomeList } from './home-list'
import { PlayRunning } from './play-running'

/** A list with a running set: its progress, and a button that resumes it. */
export function RunningList({ list }: { list: HomeList }) {
  const t = useTranslations('home')
  const now = usePlayerState(selectCurrent)
  const isHere = now?.source.list === list.id && now.setSize > 0
  const played = isHere ? now.position + 1 : (list.progress?.played ?? 0)
  const size = isHere ? now.setSize : (list.progress?.size ?? 0)
  return (
    <li className="flex items-center gap-4 rounded-item p-3 pr-4 hover:bg-fill-1">
      <Link href={listPath(list.id)} className="flex min-w-0 flex-1 items-center gap-4">
        <Cover artists={list.artists} className="size-24 phone:size-18" />
        <span className="grid min-w-0 flex-1 gap-2">
          <span className="cut text-16 font-strong">{list.name}</span>
          <ProgressRibbon share={size > 0 ? played / size : 0} />
          <span className={isHere ? 'text-12 text-accent-ink' : 'text-12 text-ink-2'}>
            {t.rich('progress', {
              played,
              size,
              spoken: (text) => <span className="sr-only">{text}</span>,
            })}
          </span>
        </span>
      </Link>
      <PlayRunning source={{ list: list.id, name: list.name }} />
    </li>
  )
}

// Ticks before the current position are filled.
function ProgressRibbon({ share }: { share: number }) {
  const at = `${(share * 100).toFixed(2)}%`
  return (
    <span aria-hidden className="unfilled relative block h-4">
      <span
        style={{ width: at }}
        className="absolute inset-y-0 left-0 bg-[repeating-linear-gradient(to_right,var(--ink-3)_0_3px,transparent_3px_6px)]"
      />
      <span
        style={{ left: `min(${at}, calc(100% - 3px))` }}
        className="absolute -top-1 bottom-0 w-[3px] bg-accent"
      />
    </span>
  )
}
