'use client'

import { useTranslations } from 'next-intl'
import { isOpen } from '@/lib/client/imports'
import { useKnownImports } from '@/lib/client/known-imports'
import type { ImportUpload } from './import-queue'

/** One line for several files: how many are imported, with their tracks and skipped rows. */
export function BatchSummary({ uploads }: { uploads: readonly ImportUpload[] }) {
  const t = useTranslations('imports.batch')
  const accepted = uploads.flatMap((upload) => (upload.state === 'accepted' ? upload.import : []))
  const imports = useKnownImports(accepted)
  if (uploads.length < 2) return null
  const ended = imports.filter((row) => !isOpen(row))
  const rejected = uploads.filter(({ state }) => state === 'invalid' || state === 'rejected').length
  const failed = rejected + ended.filter(({ status }) => status === 'failed').length
  const sum = (count: (row: (typeof imports)[number]) => number) =>
    imports.reduce((total, row) => total + count(row), 0)
  const skipped = sum(({ report }) => report.skippedCount)
  return (
    <p role="status" className="px-gutter text-ink-2">
      {t('done', { done: ended.length + rejected, total: uploads.length })}{' '}
      {t('tracks', { count: sum(({ report }) => report.imported) })}
      {skipped > 0 && <>, {t('skipped', { count: skipped })}</>}
      {failed > 0 && <>, {t('failed', { count: failed })}</>}
    </p>
  )
}
