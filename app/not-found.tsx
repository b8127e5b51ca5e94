import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PageMessage } from '@/components/errors/page-message'
import { ButtonLink } from '@/components/ui/button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.notFound')
  return { title: t('title') }
}

export default function NotFound() {
  const t = useTranslations('site.notFound')
  const errors = useTranslations('errors')
  return (
    <main id="main" className="flex min-h-dvh">
      <PageMessage
        isStandalone
        title={t('title')}
        actions={
          <>
            <ButtonLink href="/" look="primary" isLarge>
              {errors('goHome')}
            </ButtonLink>
            <ButtonLink href="/login" isLarge>
              {t('signIn')}
            </ButtonLink>
          </>
        }
      >
        {t('detail')}
      </PageMessage>
    </main>
  )
}
