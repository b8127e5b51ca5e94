'use client'

import { RotateCcw } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { PageMessage } from './page-message'

/** A page that could not be shown; the rest goes on. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const digest = (error as { digest?: string } | null)?.digest
  return (
    <PageMessage
      title="This page did not load"
      actions={
        <>
          <Button look="primary" isLarge onClick={onRetry}>
            <Icon of={RotateCcw} />
            Try again
          </Button>
          <ButtonLink href="/" isLarge>
            Go home
          </ButtonLink>
        </>
      }
    >
      Something went wrong on our side. Trying again often helps.
      {digest && <> If it does not, the number {digest} tells us what happened.</>}
    </PageMessage>
  )
}
