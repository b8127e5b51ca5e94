import { clsx } from 'clsx'

/** A placeholder for content that is loading; `className` sets the size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block breathe rounded-[3px] bg-fill-2', className)} />
}

/** A placeholder for a ribbon that is loading. */
export function RibbonSkeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('unfilled block w-full', className)} />
}
