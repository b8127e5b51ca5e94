import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'
import { DropZonePattern } from './drop-zone-pattern'

const ROW_WIDTHS = ['w-56', 'w-40', 'w-64', 'w-48', 'w-52']

/** Placeholder of the import page while it loads. */
export function ImportSkeleton() {
  const t = useTranslations('imports')
  return (
    <div aria-busy role="status" aria-label={t('loading')}>
      <h1 className="px-gutter pt-6 pb-5 text-28 font-strong">{t('title')}</h1>
      <div className="relative grid gap-4 px-gutter py-10 phone:py-6">
        <DropZonePattern />
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
        {ROW_WIDTHS.map((width) => (
          <div key={width} className="flex h-row items-center px-gutter hairline-t">
            <Skeleton className={`h-3 ${width}`} />
          </div>
        ))}
      </div>
    </div>
  )
}
