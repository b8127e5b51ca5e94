import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DocsFrame } from '@/components/docs/docs-frame'
import { UNVERSIONED_PATHS } from '@/lib/http/legacy'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.versioning')
  return { title: t('title') }
}

const code = (text: ReactNode) => <code>{text}</code>

export default function VersioningPage() {
  const t = useTranslations('docs.versioning')
  return (
    <DocsFrame title={t('title')}>
      <div className="grid max-w-[65ch] gap-8 text-ink-2">
        <p>{t.rich('intro', { code })}</p>
        <Part title={t('compatible.title')}>
          <li>{t('compatible.additions')}</li>
          <li>{t('compatible.responses')}</li>
          <li>{t('compatible.values')}</li>
          <li>{t('compatible.texts')}</li>
        </Part>
        <Part title={t('breaking.title')}>
          <li>{t('breaking.removal')}</li>
          <li>{t('breaking.types')}</li>
          <li>{t('breaking.requirements')}</li>
          <li>{t('breaking.access')}</li>
        </Part>
        <Part title={t('removal.title')}>
          <li>{t.rich('removal.headers', { code })}</li>
          <li>{t('removal.notice')}</li>
          <li>{t('removal.optIn')}</li>
        </Part>
        <Part title={t('current.title')}>
          <li>
            {t.rich('current.unversioned', {
              code,
              announcedAt: new Date(UNVERSIONED_PATHS.announcedMs),
              removedAt: new Date(UNVERSIONED_PATHS.removedMs),
            })}
          </li>
        </Part>
      </div>
    </DocsFrame>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-3">
    <h2 className="text-20 font-strong text-ink-1">{title}</h2>
    <ul className="grid list-disc gap-2 pl-5">{children}</ul>
  </section>
)
