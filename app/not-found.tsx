import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { MissingPage } from '@/components/errors/missing-page'
import { ButtonLink } from '@/components/ui/button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.notFound')
  return { title: t('title') }
}

export default function NotFound() {
  const t = useTranslations('site.notFound')
  return (
    <main id="main" className="flex min-h-dvh">
      <MissingPage isStandalone>
        <ButtonLink href="/login" isLarge>
          {t('signIn')}
        </ButtonLink>
      </MissingPage>
    </main>
  )
}
