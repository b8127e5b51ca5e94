import { clsx } from 'clsx'
import { Skeleton } from '@/components/ui/skeleton'
import { COLUMNS, NARROW } from './columns'

const WIDTHS = ['w-3/5', 'w-2/5', 'w-4/5', 'w-1/2', 'w-2/3']

/** Rows of songs that are on their way. */
export function SongRowSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without anything of their own
        <div key={row} className={clsx('h-row items-center phone:h-14', COLUMNS)}>
          <span className="h-full bg-fill-1" />
          <Skeleton className={clsx('h-3', WIDTHS[row % WIDTHS.length])} />
          <Skeleton className={clsx('h-3', WIDTHS[(row + 2) % WIDTHS.length], NARROW)} />
          <span />
          <Skeleton className={clsx('h-3 w-8 justify-self-end', NARROW)} />
        </div>
      ))}
    </div>
  )
}
