import { clsx } from 'clsx'
import { Skeleton } from '@/components/ui/skeleton'

const WIDTHS = ['w-1/2', 'w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/5', 'w-3/5', 'w-1/3']

/** Placeholder of a track table that is loading. */
export function TrackTableSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="mt-10">
      {WIDTHS.map((width, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no names
          key={index}
          className="grid h-row grid-cols-[5px_24px_1fr_24%_40px] items-center gap-4 pr-gutter phone:grid-cols-[5px_1fr_40px]"
        >
          <Skeleton className="h-full rounded-none" />
          <Skeleton className="h-3 phone:hidden" />
          <Skeleton className={clsx('h-3', width)} />
          <Skeleton className="h-3 w-4/5 phone:hidden" />
          <Skeleton className="h-3" />
        </div>
      ))}
    </div>
  )
}
