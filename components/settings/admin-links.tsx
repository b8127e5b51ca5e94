import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

/** Links to the pages for administrators. */
export function AdminLinks() {
  const t = useTranslations('settings.administration')
  return (
    <>
      <p className="text-ink-2">{t('intro')}</p>
      <div>
        <ButtonLink href="/admin/jobs" isLarge>
          {t('jobs')}
        </ButtonLink>
      </div>
    </>
  )
}
