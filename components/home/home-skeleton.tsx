import { useTranslations } from 'next-intl'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'

const RUNNING = [1, 2, 3]
const OTHERS = [1, 2, 3, 4, 5, 6]

/** Placeholder of the home page while it loads. */
export function HomeSkeleton() {
  const t = useTranslations('home')
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-10 px-gutter pt-6 pb-16">
      <div className="grid gap-4">
        <Skeleton className="h-8 w-64" />
        <div className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(min(320px,100%),1fr))] gap-x-4">
          {RUNNING.map((list) => (
            <div key={list} className="flex items-center gap-4 p-3">
              <RibbonSkeleton className="size-24 phone:size-18" />
              <div className="grid flex-1 gap-3">
                <Skeleton className="h-4 w-2/3" />
                <RibbonSkeleton className="h-4" />
                <Skeleton className="h-3 w-16" />
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(152px,1fr))] gap-y-4">
        {OTHERS.map((list) => (
          <div key={list} className="grid gap-3 p-3">
            <RibbonSkeleton className="aspect-square" />
            <Skeleton className="h-3 w-3/4" />
          </div>
        ))}
      </div>
    </div>
  )
}
