'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { toast } from 'sonner'
import { isOutdated } from './is-outdated'

/**
 * Removes a part of the shell that failed, such as a panel or a dialog, and keeps the others: an error
 * beside the player does not stop the sound. The next page shows the part again.
 */
export function PartBoundary({ children }: { children: ReactNode }) {
  const t = useTranslations('errors.part')
  const path = usePathname()

  function offerReload(error: unknown) {
    const text = isOutdated(error) ? t('newVersion') : t('failed')
    const reload = () => window.location.reload()
    toast(text, {
      id: text,
      duration: Number.POSITIVE_INFINITY,
      action: { label: t('reload'), onClick: reload },
    })
  }

  return (
    <ErrorBoundary fallback={null} resetKeys={[path]} onError={offerReload}>
      {children}
    </ErrorBoundary>
  )
}
