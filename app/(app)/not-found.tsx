import { useTranslations } from 'next-intl'
import { PageMessage } from '@/components/errors/page-message'
import { ButtonLink } from '@/components/ui/button'

/** A missing page inside the shell, which has the element `main`. */
export default function NotFoundInApp() {
  const t = useTranslations('site.notFound')
  const errors = useTranslations('errors')
  return (
    <PageMessage
      title={t('title')}
      actions={
        <>
          <ButtonLink href="/" look="primary" isLarge>
            {errors('goHome')}
          </ButtonLink>
          <ButtonLink href="/playlists" isLarge>
            {t('playlists')}
          </ButtonLink>
          <ButtonLink href="/songs" isLarge>
            {t('songs')}
          </ButtonLink>
        </>
      }
    >
      {t('detail')}
    </PageMessage>
  )
}
