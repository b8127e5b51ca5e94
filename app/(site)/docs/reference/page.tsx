import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { ApiReference } from '@/components/docs/api-reference'
import { DocsFrame } from '@/components/docs/docs-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.reference')
  return { title: t('title') }
}

export default function ReferencePage() {
  const t = useTranslations('docs.reference')
  return (
    <DocsFrame title={t('title')}>
      <ApiReference />
    </DocsFrame>
  )
}
