'use client'

import { Check, CircleDashed } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import { Icon } from '@/components/ui/icons'
import type { PartState } from '@/lib/contract/configuration'
import { PartTest } from './part-test'

const ICONS = {
  configured: Check,
  built_in: Check,
  missing: CircleDashed,
} as const

/** A part of the server: its state, its settings if they are missing, and its test. */
export function PartRow({ state }: { state: PartState }) {
  const { part, status, settings, isTestable } = state
  const t = useTranslations('welcome')
  const showDetail = useCodedText('welcome.details')
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 hairline-t sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        <Icon
          of={ICONS[status]}
          className={status === 'configured' ? 'mt-0.5' : 'mt-0.5 text-ink-3'}
        />
        <h3 className="flex flex-wrap items-baseline gap-x-2 font-strong">
          {t(`parts.${part}`)}
          <span className="text-12 font-normal text-ink-2">{t(`statuses.${status}`)}</span>
        </h3>
        <p className="col-start-2 text-ink-2">
          {showDetail({ code: `${part}_${status}`, text: '' })}
        </p>
        {status !== 'configured' && settings.length > 0 && (
          <p className="col-start-2 flex flex-wrap gap-1.5 pt-1">
            {settings.map((name) => (
              <code key={name} className="rounded-control bg-fill-1 px-1.5 text-12 text-ink-2">
                {name}
              </code>
            ))}
          </p>
        )}
      </div>
      {isTestable && <PartTest part={part} name={t(`parts.${part}`)} />}
    </li>
  )
}
