import { Import } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { AddDemo } from '@/components/uploads/add-demo'
import { ChooseAudio } from '@/components/uploads/choose-audio'
import { SettingsLink } from './settings-link'

/** The home page of a user without playlists. */
export function EmptyHome() {
  const t = useTranslations('home.empty')
  return (
    <div className="grid content-start gap-8 pb-16">
      <div className="flex h-[10vh] min-h-11 items-center justify-end px-gutter">
        <SettingsLink />
      </div>
      <div aria-hidden className="unfilled h-24" />
      <div className="grid justify-items-start gap-4 px-gutter">
        <h1 className="text-28 font-strong md:text-40">{t('title')}</h1>
        <p className="max-w-[52ch] text-16 text-pretty text-ink-2">{t('detail')}</p>
        <div className="flex flex-wrap gap-2 pt-2">
          <ButtonLink href="/import" look="primary" isLarge>
            <Icon of={Import} />
            {t('import')}
          </ButtonLink>
          <ChooseAudio />
          <AddDemo />
          <ButtonLink href="/songs" isLarge>
            {t('songs')}
          </ButtonLink>
        </div>
      </div>
    </div>
  )
}
