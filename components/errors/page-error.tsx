'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { isOutdated } from './is-outdated'
import { PageMessage } from './page-message'

/** Replaces a page that failed to render; the rest of the app is not affected. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('errors')
  const digest = digestOf(error)
  if (isOutdated(error)) return <OutdatedPage />
  return (
    <PageMessage
      title={t('pageFailed.title')}
      actions={
        <>
          <Button look="primary" isLarge onClick={onRetry}>
            <Icon of={RotateCcw} />
            {t('tryAgain')}
          </Button>
          <ButtonLink href="/" isLarge>
            {t('goHome')}
          </ButtonLink>
        </>
      }
    >
      {t('pageFailed.detail')} {digest && t('pageFailed.reference', { digest })}
    </PageMessage>
  )
}

/** Replaces a page that the new release no longer has; what plays is not affected until the listener reloads. */
function OutdatedPage() {
  const t = useTranslations('errors')
  return (
    <PageMessage
      title={t('outdated.title')}
      actions={
        <Button look="primary" isLarge onClick={() => window.location.reload()}>
          <Icon of={RotateCcw} />
          {t('part.reload')}
        </Button>
      }
    >
      {t('outdated.detail')}
    </PageMessage>
  )
}

/** Returns the reference under which Next.js logged the error on the server, if there is one. */
const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined
