import { Skeleton } from '@/components/ui/skeleton'
import { Dial } from './drop-zone'

const ROWS = ['w-56', 'w-40', 'w-64', 'w-48', 'w-52']

/** The page of imports while it is on its way. */
export function ImportSkeleton() {
  return (
    <div aria-busy role="status" aria-label="Loading imports">
      <div className="px-gutter pt-6 pb-5">
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="relative grid gap-4 px-gutter py-10 phone:py-6">
        <Dial />
        <Skeleton className="h-6 w-84 max-w-full" />
        <Skeleton className="h-10 w-[64ch] max-w-full" />
        <Skeleton className="h-control-large w-36" />
      </div>
      <div className="pt-10">
        <div className="px-gutter pb-4">
          <Skeleton className="h-4 w-32" />
        </div>
        {ROWS.map((width) => (
          <div key={width} className="flex h-row items-center px-gutter hairline-t">
            <Skeleton className={`h-3 ${width}`} />
          </div>
        ))}
      </div>
    </div>
  )
}
