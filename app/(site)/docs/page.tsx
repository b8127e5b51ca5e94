import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DocsFrame } from '@/components/docs/docs-frame'
import { SwaggerReader } from '@/components/docs/swagger-reader'
import { Messages } from '@/components/messages/messages'
import { textLink } from '@/components/ui/text-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.overview')
  return { title: t('title') }
}

export default function DocsPage() {
  const t = useTranslations('docs.overview')
  return (
    <DocsFrame title={t('title')}>
      <div className="grid max-w-[65ch] gap-3 text-ink-2">
        <p>{t('intro')}</p>
        <p>{t.rich('conventions', { code, link: textLink('/docs/problems') })}</p>
        <p>{t.rich('generators', { link: documentLink })}</p>
      </div>
      <section aria-labelledby="calls" className="grid gap-4">
        <h2 id="calls" className="text-20 font-strong">
          {t('tryCall')}
        </h2>
        <Messages namespaces={['reader']}>
          <SwaggerReader />
        </Messages>
      </section>
    </DocsFrame>
  )
}

const code = (text: ReactNode) => <code>{text}</code>

const documentLink = (text: ReactNode) => (
  <a href="/api/v1/openapi.json" className="link text-ink-1">
    {text}
  </a>
)
