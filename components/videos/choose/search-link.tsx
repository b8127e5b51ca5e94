'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { SearchBudget } from '@/components/player/ui/search-budget'
import { SearchStatus } from '@/components/player/ui/video-candidates'
import { buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { ResponseOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import type { videos } from '@/lib/contract/videos'

type SearchLinkProps = {
  song: Song
  /** Undefined while the videos load. */
  result: ResponseOf<typeof videos.candidates> | undefined
  error: Error | null
}

/** Why there are no candidates, and a link to the results of YouTube's own search. */
export function SearchLink({ song, result, error }: SearchLinkProps) {
  const t = useTranslations('videos.choose')
  const problemText = useProblemText()
  const { playback } = song
  const searchUrl = result?.searchUrl ?? (playback.kind === 'none' ? playback.searchUrl : undefined)
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-12 text-ink-2">
        {error && problemText(error)}
        {result && <SearchStatus {...result} count={result.data.length} />}
      </p>
      {searchUrl && (
        <a href={searchUrl} target="_blank" rel="noopener" className={buttonClasses()}>
          <Icon of={ExternalLink} />
          {t('search')}
        </a>
      )}
      <SearchBudget />
    </div>
  )
}
