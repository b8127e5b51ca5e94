import { clsx } from 'clsx'
import type { Mode } from '@/lib/contract/shuffle'

type ModeFacts = {
  name: string
  does: string
  ticks: [x: number, height: number, opacity?: number][]
}

/** What each mode is called, does, and looks like in the ribbon's own language. */
export const MODE_DETAILS: Record<Mode, ModeFacts> = {
  balanced: {
    name: 'Balanced',
    does: 'Every artist spread evenly',
    ticks: [
      [1, 10],
      [5, 10],
      [9, 10],
      [13, 10],
      [17, 10],
      [21, 10],
    ],
  },
  fresh: {
    name: 'Fresh',
    does: 'Longest unheard first',
    ticks: [
      [1, 14],
      [5, 12, 0.85],
      [9, 10, 0.7],
      [13, 8, 0.55],
      [17, 6, 0.4],
      [21, 4, 0.3],
    ],
  },
  favourites: {
    name: 'Favourites',
    does: 'Liked tracks earlier',
    ticks: [
      [1, 14],
      [5, 6, 0.5],
      [9, 14],
      [13, 6, 0.5],
      [17, 6, 0.5],
      [21, 6, 0.5],
    ],
  },
  flow: {
    name: 'Flow',
    does: 'Neighbours fit in key and tempo',
    ticks: [
      [1, 5],
      [5, 9],
      [9, 14],
      [13, 14],
      [17, 9],
      [21, 5],
    ],
  },
  natural: {
    name: 'Natural',
    does: 'An artist may come twice in a row',
    ticks: [
      [1, 10],
      [4, 10],
      [10, 10],
      [15, 10],
      [18, 10],
      [22, 10],
    ],
  },
  random: {
    name: 'Random',
    does: 'Pure chance, nothing spread',
    ticks: [
      [1, 10],
      [3, 10],
      [10, 10],
      [12, 10],
      [14, 10],
      [22, 10],
    ],
  },
}

/** A mode drawn in six ticks. */
export function ModeGlyph({ mode, className }: { mode: Mode; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 16"
      aria-hidden="true"
      fill="currentColor"
      className={clsx('h-4 w-6 shrink-0', className)}
    >
      {MODE_DETAILS[mode].ticks.map(([x, height, opacity = 1]) => (
        <rect key={x} x={x} y={8 - height / 2} width="2" height={height} opacity={opacity} />
      ))}
    </svg>
  )
}
