import { clsx } from 'clsx'

/** A shape where something will be; give it a size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block breathe rounded-[3px] bg-fill-2', className)} />
}

/** A ribbon that is not known yet. */
export function RibbonSkeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('unfilled block w-full', className)} />
}
