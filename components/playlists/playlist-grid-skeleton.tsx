import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'

export const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-x-5 gap-y-7'
const CARDS = ['a', 'b', 'c', 'd', 'e', 'f']

/** Placeholder of the playlists while they load. */
export function PlaylistGridSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className={GRID}>
      {CARDS.map((card) => (
        <div key={card} className="grid gap-3">
          <RibbonSkeleton className="aspect-square" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  )
}
