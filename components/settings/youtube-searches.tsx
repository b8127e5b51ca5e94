import { SearchBudget } from '@/components/player/ui/search-budget'

/** How songs without a recording find their videos here, and how much of that is left today. */
export function YoutubeSearches({ isReady }: { isReady: boolean }) {
  return (
    <div className="grid min-h-16 content-start gap-2">
      <p className="text-ink-2">
        {isReady
          ? 'Songs without a recording are looked for at YouTube when they are about to play.'
          : 'This server has no key of YouTube’s API. Songs play from links that you paste.'}
      </p>
      {isReady && <SearchBudget />}
    </div>
  )
}
