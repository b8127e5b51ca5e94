import type { Surface } from '@/components/ribbon/draw'
import type { DrawingContext } from '@/components/ribbon/drawing-context'

const BAR_PX = 2
const GAP_PX = 1
const MIN_BAR_HEIGHT_PX = 1
const FULL_SCALE = 255

type Waveform = {
  /** 0 to 255, from the start to the end of the song. */
  peaks: readonly number[]
  /** The played part, 0 to 1. */
  played: number
  colours: { played: string; rest: string }
}

/** Draws the waveform of a song as bars around the middle. */
export function drawWaveform(
  context: DrawingContext,
  { width, height, ratio }: Surface,
  { peaks, played, colours }: Waveform,
): void {
  context.clearRect(0, 0, width, height)
  const step = Math.round((BAR_PX + GAP_PX) * ratio)
  const bars = Math.max(1, Math.floor(width / step))
  const minHeight = MIN_BAR_HEIGHT_PX * ratio
  for (let bar = 0; bar < bars; bar++) {
    const start = Math.floor((bar * peaks.length) / bars)
    const end = Math.max(start + 1, Math.floor(((bar + 1) * peaks.length) / bars))
    const peak = Math.max(0, ...peaks.slice(start, end))
    const barHeight = Math.max(minHeight, (peak / FULL_SCALE) * height)
    context.fillStyle = (bar + 0.5) / bars <= played ? colours.played : colours.rest
    context.fillRect(bar * step, (height - barHeight) / 2, BAR_PX * ratio, barHeight)
  }
}
