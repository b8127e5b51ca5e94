import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

/** How a guest can keep the demo's data. */
export function KeepDemo() {
  const t = useTranslations('settings.demo')
  return (
    <>
      <p className="text-ink-2">{t('keepDetail')}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/register?next=/settings" look="primary" isLarge>
          {t('createAccount')}
        </ButtonLink>
        <ButtonLink href="/login?next=/" isLarge>
          {t('signIn')}
        </ButtonLink>
      </div>
    </>
  )
}
