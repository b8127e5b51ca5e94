import { useTranslations } from 'next-intl'

const SOURCES = ['spotify', 'apple', 'youtube', 'other', 'computer'] as const

/** How to export playlists from other services, for users without imports. */
export function ImportSources() {
  const t = useTranslations('imports.sources')
  return (
    <section className="px-gutter">
      <h2 className="text-16 font-strong">{t('title')}</h2>
      <p className="pb-4 text-ink-2">{t('detail')}</p>
      <dl>
        {SOURCES.map((source) => (
          <div
            key={source}
            className="grid min-h-row grid-cols-[200px_minmax(0,1fr)] items-center gap-x-4 py-2 hairline-t phone:grid-cols-1"
          >
            <dt>{t(`${source}.name`)}</dt>
            <dd className="text-ink-2">{t(`${source}.steps`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
