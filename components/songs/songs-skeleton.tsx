import { useTranslations } from 'next-intl'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

/** Placeholder of the songs page while it loads. */
export function SongsSkeleton() {
  const t = useTranslations('songs')
  return (
    <div>
      <div className="px-gutter pt-6 pb-5">
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="px-gutter pb-4">
        <Skeleton className="h-control-large max-w-100" />
      </div>
      <TrackTableSkeleton label={t('loading')} />
    </div>
  )
}
