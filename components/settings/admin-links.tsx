import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

/** Links to the pages for administrators. */
export function AdminLinks() {
  const t = useTranslations('settings.administration')
  return (
    <>
      <p className="text-ink-2">{t('intro')}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/welcome" isLarge>
          {t('configuration')}
        </ButtonLink>
        <ButtonLink href="/admin/users" isLarge>
          {t('users')}
        </ButtonLink>
        <ButtonLink href="/admin/jobs" isLarge>
          {t('jobs')}
        </ButtonLink>
      </div>
    </>
  )
}
