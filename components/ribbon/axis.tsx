/** A label closer to an end than this hides the label of the end; percent of the width. */
const MIN_DISTANCE_PERCENT = 6

/** The scale under a ribbon: its first, current and last number, counted from 1. */
export function Axis({ first, last, at }: { first: number; last: number; at?: number }) {
  const percent = at === undefined ? undefined : ((at - first + 0.5) / (last - first + 1)) * 100
  const hidesFirst = percent !== undefined && percent < MIN_DISTANCE_PERCENT
  const hidesLast = percent !== undefined && percent > 100 - MIN_DISTANCE_PERCENT
  return (
    <div
      aria-hidden
      className="relative mt-2 flex h-4 justify-between px-gutter text-12 text-ink-3"
    >
      <span>{hidesFirst ? '' : first}</span>
      {percent !== undefined && (
        <span
          className="absolute -translate-x-1/2 text-accent-ink"
          style={{ left: `clamp(var(--gutter), ${percent}%, calc(100% - var(--gutter)))` }}
        >
          {at}
        </span>
      )}
      <span>{hidesLast ? '' : last}</span>
    </div>
  )
}
