import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DocsFrame } from '@/components/docs/docs-frame'
import { RedocReader } from '@/components/docs/redoc-reader'
import { Messages } from '@/components/messages/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.redoc')
  return { title: t('title') }
}

export default function RedocPage() {
  const t = useTranslations('docs.redoc')
  return (
    <DocsFrame title={t('title')} isWide>
      <Messages namespaces={['reader']}>
        <RedocReader />
      </Messages>
    </DocsFrame>
  )
}
