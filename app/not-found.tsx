import type { Metadata } from 'next'
import { PageMessage } from '@/components/errors/page-message'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="main" className="flex min-h-dvh">
      <PageMessage
        title="There is nothing here"
        actions={
          <ButtonLink href="/" look="primary" isLarge>
            Go home
          </ButtonLink>
        }
      >
        The address is wrong, or what it named was removed.
      </PageMessage>
    </main>
  )
}
