import { clsx } from 'clsx'
import type { Mode } from '@/lib/contract/shuffle-settings'

type GlyphTick = [x: number, height: number, opacity?: number]

const GLYPHS: Record<Mode, readonly GlyphTick[]> = {
  balanced: [
    [1, 10],
    [5, 10],
    [9, 10],
    [13, 10],
    [17, 10],
    [21, 10],
  ],
  fresh: [
    [1, 14],
    [5, 12, 0.85],
    [9, 10, 0.7],
    [13, 8, 0.55],
    [17, 6, 0.4],
    [21, 4, 0.3],
  ],
  favourites: [
    [1, 14],
    [5, 6, 0.5],
    [9, 14],
    [13, 6, 0.5],
    [17, 6, 0.5],
    [21, 6, 0.5],
  ],
  flow: [
    [1, 5],
    [5, 9],
    [9, 14],
    [13, 14],
    [17, 9],
    [21, 5],
  ],
  natural: [
    [1, 10],
    [4, 10],
    [10, 10],
    [15, 10],
    [18, 10],
    [22, 10],
  ],
  random: [
    [1, 10],
    [3, 10],
    [10, 10],
    [12, 10],
    [14, 10],
    [22, 10],
  ],
}

/** The symbol of a shuffle mode: six ticks of a ribbon. */
export function ModeGlyph({ mode, className }: { mode: Mode; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 16"
      aria-hidden="true"
      fill="currentColor"
      className={clsx('h-4 w-6 shrink-0', className)}
    >
      {GLYPHS[mode].map(([x, height, opacity = 1]) => (
        <rect key={x} x={x} y={8 - height / 2} width="2" height={height} opacity={opacity} />
      ))}
    </svg>
  )
}

/** The symbol of the order of a list: its ticks in blocks. */
export function ListGlyph({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 16"
      aria-hidden="true"
      fill="currentColor"
      className={clsx('h-4 w-6 shrink-0', className)}
    >
      <rect x="1" y="3" width="6" height="10" />
      <rect x="9" y="3" width="6" height="10" opacity="0.7" />
      <rect x="17" y="3" width="6" height="10" opacity="0.4" />
    </svg>
  )
}
