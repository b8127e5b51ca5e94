import { useTranslations } from 'next-intl'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'

/** Placeholder of the page of a list that is loading; of a playlist unless it has another label. */
export function ListSkeleton({ label }: { label?: string }) {
  const t = useTranslations('playlists')
  return (
    <>
      <div aria-hidden className="grid gap-5 px-gutter pt-6 pb-4">
        <div className="flex items-end gap-6 phone:items-center phone:gap-4">
          <RibbonSkeleton className="size-26 shrink-0 phone:size-24" />
          <div className="grid flex-1 gap-3 pb-1">
            <Skeleton className="h-9 w-3/5 max-w-100" />
            <Skeleton className="h-4 w-2/5 max-w-70" />
          </div>
        </div>
        <Skeleton className="h-12 w-70 max-w-full rounded-item" />
      </div>
      <RibbonSkeleton className="mt-3.5 h-18.5 phone:h-10.5" />
      <TrackTableSkeleton label={label ?? t('loading')} />
    </>
  )
}
