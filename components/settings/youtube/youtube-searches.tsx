import { useTranslations } from 'next-intl'
import { SearchBudget } from '@/components/player/ui/search-budget'

type YoutubeSearchesProps = {
  /** The owner of the key that searches for the songs of the user. */
  by: 'own' | 'server' | 'nobody'
}

/** How songs without a recording get their videos, and how many searches are left today. */
export function YoutubeSearches({ by }: YoutubeSearchesProps) {
  const t = useTranslations('settings.youtube')
  return (
    <div className="grid min-h-16 content-start gap-2">
      <p className="text-ink-2">{t(`searches.${by}`)}</p>
      {by !== 'nobody' && <SearchBudget />}
    </div>
  )
}
