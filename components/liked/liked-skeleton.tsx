import { useTranslations } from 'next-intl'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'

/** Placeholder of the page of liked songs while it loads. */
export function LikedSkeleton() {
  const t = useTranslations('liked')
  return (
    <div>
      <div className="flex items-end gap-6 px-gutter pt-6 pb-22 phone:gap-4">
        <RibbonSkeleton className="size-26 phone:size-24" />
        <div className="grid gap-3 pb-1">
          <Skeleton className="h-8 w-56" />
          <Skeleton className="h-3 w-36" />
        </div>
      </div>
      <RibbonSkeleton className="h-22" />
      <TrackTableSkeleton label={t('loading')} />
    </div>
  )
}
