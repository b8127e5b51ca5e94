import { clsx } from 'clsx'
import { Skeleton } from '@/components/ui/skeleton'

const WIDTHS = ['w-2/5', 'w-1/3', 'w-1/2']

/** Placeholder of the rows of the next page. */
export function SongRowsSkeleton() {
  return (
    <div aria-hidden>
      {WIDTHS.map((width) => (
        <div
          key={width}
          className="grid h-row grid-cols-[5px_24px_1fr_24%_40px] items-center gap-4 pr-gutter phone:grid-cols-[5px_1fr_40px]"
        >
          <span className="h-full bg-fill-1" />
          <Skeleton className="h-3 phone:hidden" />
          <Skeleton className={clsx('h-3', width)} />
          <Skeleton className="h-3 w-4/5 phone:hidden" />
          <Skeleton className="h-3" />
        </div>
      ))}
    </div>
  )
}
