import { expect, test } from 'vitest'
import { drawWaveform } from '@/components/player/ui/draw-waveform'
import { createRecorder, fillsOf } from '@/tests/support/dom/drawing-recorder'

const colours = { played: 'played', rest: 'rest' }

function draw(peaks: number[], played: number, surface = { width: 12, height: 20, ratio: 1 }) {
  const recorder = createRecorder()
  drawWaveform(recorder, surface, { peaks, played, colours })
  return fillsOf(recorder).map(({ style, rect }) => [style, ...rect])
}

test('each peak is a bar around the middle, the played ones in their own colour', () => {
  expect(draw([255, 51, 0, 255], 0.5)).toEqual([
    ['played', 0, 0, 2, 20],
    ['played', 3, 8, 2, 4],
    ['rest', 6, 9.5, 2, 1],
    ['rest', 9, 0, 2, 20],
  ])
})

test('a bar has the height of the highest of its peaks', () => {
  const heights = draw([0, 102, 51, 0, 0, 0, 255, 0], 0).map(([, , , , height]) => height)
  expect(heights).toEqual([8, 4, 1, 20])
})

test('a denser screen gets the same number of bars in more pixels', () => {
  const bars = draw([255, 255], 1, { width: 24, height: 40, ratio: 2 })
  expect(bars).toHaveLength(4)
  expect(bars[1]).toEqual(['played', 6, 0, 4, 40])
})
