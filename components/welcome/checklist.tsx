import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import type { PartState } from '@/lib/contract/configuration'
import { PartList } from './part-list'

const isReady = ({ status }: PartState) => status === 'configured' || status === 'built_in'

/** The configured and the missing parts of the server, with links to begin. For administrators. */
export function Checklist({ parts }: { parts: PartState[] }) {
  const t = useTranslations('welcome.checklist')
  const missing = parts.filter((part) => !isReady(part))
  return (
    <div className="max-w-[760px] px-gutter pb-16">
      <header className="pt-6 pb-8">
        <h1 className="text-28 font-strong">{t('title')}</h1>
        <p className="max-w-[60ch] pt-1 text-ink-2">{t('intro')}</p>
        <div className="flex flex-wrap gap-2 pt-5">
          <ButtonLink href="/import" look="primary" isLarge>
            {t('import')}
          </ButtonLink>
          <ButtonLink href="/" isLarge>
            {t('home')}
          </ButtonLink>
        </div>
      </header>
      <div className="grid gap-10">
        {missing.length > 0 && <PartList title={t('missing')} parts={missing} />}
        <PartList title={t('ready')} parts={parts.filter(isReady)} />
      </div>
      <p className="max-w-[60ch] pt-8 text-12 text-ink-2">{t('settingsHint')}</p>
    </div>
  )
}
