import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { PageMessage } from './page-message'

type MissingPageProps = {
  /** Without the shell. */
  isStandalone?: boolean
  /** Links beside the one to the home page. */
  children: ReactNode
}

/** Shows that a page does not exist, with links to others. */
export function MissingPage({ isStandalone, children }: MissingPageProps) {
  const t = useTranslations('site.notFound')
  const errors = useTranslations('errors')
  return (
    <PageMessage
      isStandalone={isStandalone}
      title={t('title')}
      actions={
        <>
          <ButtonLink href="/" look="primary" isLarge>
            {errors('goHome')}
          </ButtonLink>
          {children}
        </>
      }
    >
      {t('detail')}
    </PageMessage>
  )
}
