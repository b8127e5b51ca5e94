import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

/** The page of songs while it is on its way. */
export function SongsSkeleton() {
  return (
    <div>
      <div className="px-gutter pt-6 pb-5">
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="px-gutter pb-4">
        <Skeleton className="h-control-large max-w-100" />
      </div>
      <TrackTableSkeleton label="Loading songs" />
    </div>
  )
}
