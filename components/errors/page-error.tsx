'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { PageMessage } from './page-message'

/** Replaces a page that failed to render; the rest of the app is not affected. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('errors')
  const digest = digestOf(error)
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

/** Returns the reference under which Next.js logged the error on the server, if there is one. */
const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined
