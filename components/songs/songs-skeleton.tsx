import { Skeleton } from '@/components/ui/skeleton'
import { SongRowSkeletons } from './song-skeleton'

/** The page of songs while it is on its way. */
export function SongsSkeleton() {
  return (
    <div aria-busy role="status" aria-label="Loading songs">
      <div className="px-gutter pt-6 pb-5">
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="px-gutter pb-12">
        <Skeleton className="h-control-large max-w-100" />
      </div>
      <SongRowSkeletons count={12} />
    </div>
  )
}
