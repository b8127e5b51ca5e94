import type { DrawingContext } from '@/components/ribbon/drawing-context'
import type { RibbonTheme } from '@/components/ribbon/theme'

export type Drawn = { kind: 'fill' | 'stroke' | 'clear'; style: string; rect: number[] }

/** A theme whose colours are their names. */
export const theme: RibbonTheme = {
  lightness: 0.755,
  tone: 0.045,
  chroma: 0.1,
  dim: 0.47,
  accent: 'accent',
  danger: 'danger',
  line: 'line',
  ink: 'ink',
}

/** Returns a drawing context that records the calls. */
export function createRecorder(): DrawingContext & { drawn: Drawn[] } {
  const drawn: Drawn[] = []
  return {
    drawn,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    fillRect(...rect) {
      drawn.push({ kind: 'fill', style: String(this.fillStyle), rect })
    },
    strokeRect(...rect) {
      drawn.push({ kind: 'stroke', style: String(this.strokeStyle), rect })
    },
    clearRect(...rect) {
      drawn.push({ kind: 'clear', style: '', rect })
    },
  }
}

/** Returns the rectangles that were filled, in the order they were drawn. */
export const fillsOf = ({ drawn }: { drawn: Drawn[] }): Drawn[] =>
  drawn.filter(({ kind }) => kind === 'fill')
