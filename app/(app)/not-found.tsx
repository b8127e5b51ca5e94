import { useTranslations } from 'next-intl'
import { MissingPage } from '@/components/errors/missing-page'
import { ButtonLink } from '@/components/ui/button'

/** A missing page inside the shell, which has the element `main`. */
export default function NotFoundInApp() {
  const t = useTranslations('site.notFound')
  return (
    <MissingPage>
      <ButtonLink href="/playlists" isLarge>
        {t('playlists')}
      </ButtonLink>
      <ButtonLink href="/songs" isLarge>
        {t('songs')}
      </ButtonLink>
    </MissingPage>
  )
}
