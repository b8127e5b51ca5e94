/** The scale under a ribbon: first and last number, and the needle's. Numbers from 1. */
export function Axis({ first, last, at }: { first: number; last: number; at?: number }) {
  const share = at === undefined ? 0 : ((at - first + 0.5) / (last - first + 1)) * 100
  const isNearEnd = share < 6 || share > 94
  return (
    <div
      aria-hidden
      className="relative mt-2 flex h-4 justify-between px-gutter text-12 text-ink-3"
    >
      <span>{isNearEnd && share < 6 && at !== undefined ? '' : first}</span>
      {at !== undefined && (
        <span
          className="absolute -translate-x-1/2 text-accent-ink"
          style={{ left: `clamp(var(--gutter), ${share}%, calc(100% - var(--gutter)))` }}
        >
          {at}
        </span>
      )}
      <span>{isNearEnd && share > 94 ? '' : last}</span>
    </div>
  )
}
