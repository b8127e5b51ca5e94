import { Skeleton } from '@/components/ui/skeleton'
import { Dial } from './drop-zone'

const ROWS = ['w-56', 'w-40', 'w-64', 'w-48', 'w-52']

/** The page of imports while it is on its way. */
export function ImportSkeleton() {
  return (
    <div aria-busy role="status" aria-label="Loading imports">
      <h1 className="px-gutter pt-6 pb-5 text-28 font-strong">Import</h1>
      <div className="relative grid gap-4 px-gutter py-10 phone:py-6">
        <Dial />
        <div className="grid gap-1">
          <Skeleton className="h-7 w-84 max-w-full" />
          <Skeleton className="h-10 w-[60ch] max-w-full phone:h-20" />
          <Skeleton className="h-4 w-60 max-w-full" />
        </div>
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
