import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SongFeatures } from '@/components/player/ui/song-features'
import { renderComponent } from '@/tests/support/dom/render'

const measured = {
  bpm: 122.4,
  bpmConfidence: 0.64,
  key: 'C minor',
  camelot: '5A',
  keyConfidence: 0.99,
  energy: 0.82,
  loudnessLufs: -11.24,
  truePeakDb: -0.31,
}

const rows = () =>
  screen
    .getAllByRole('term')
    .map((term) => [term.textContent, term.nextElementSibling?.textContent?.trim()])

it('shows each measured feature with its confidence, and other possible tempos', () => {
  renderComponent(<SongFeatures features={measured} />)
  expect(rows()).toEqual([
    ['Tempo', '122.4 bpm or 61.2, 244.8, 64% sure'],
    ['Key', 'C minor, 5A'],
    ['Energy', '82%'],
    ['Loudness', '-11.2 LUFS peak -0.3 dBTP'],
  ])
})

it('leaves out features that were not measured', () => {
  const unmeasured = { ...measured, bpm: null, key: null, energy: null, truePeakDb: null }
  renderComponent(<SongFeatures features={unmeasured} />)
  expect(rows()).toEqual([['Loudness', '-11.2 LUFS']])
})

it('shows nothing for a song that was not measured', () => {
  const { container } = renderComponent(<SongFeatures features={null} />)
  expect(container).toBeEmptyDOMElement()
})
