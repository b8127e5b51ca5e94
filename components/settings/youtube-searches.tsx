import { useTranslations } from 'next-intl'
import { SearchBudget } from '@/components/player/ui/search-budget'

type YoutubeSearchesProps = {
  /** Whether the server has a YouTube API key. */
  isReady: boolean
}

/** How songs without a recording get their videos, and how many searches are left today. */
export function YoutubeSearches({ isReady }: YoutubeSearchesProps) {
  const t = useTranslations('settings.youtube')
  return (
    <div className="grid min-h-16 content-start gap-2">
      <p className="text-ink-2">{isReady ? t('ready') : t('notReady')}</p>
      {isReady && <SearchBudget />}
    </div>
  )
}
