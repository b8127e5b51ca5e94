'use client'

import { useTranslations } from 'next-intl'
import type { FailedLine } from './use-paste'

/** The lines without a video, each with its reason; nothing if there is none. */
export function FailedLines({ failed }: { failed: FailedLine[] }) {
  const t = useTranslations('videos.paste')
  if (failed.length === 0) return null
  return (
    <section aria-label={t('failed')} className="grid gap-1">
      <h3 className="font-strong">{t('failedCount', { count: failed.length })}</h3>
      <ul className="grid">
        {failed.map(({ line, fault }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may be pasted twice
          <li key={index} className="grid py-2 hairline-t">
            <span className="cut">{line}</span>
            <span className="text-12 text-danger">{t(`faults.${fault}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
