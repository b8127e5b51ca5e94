import { expect, it } from 'vitest'
import { featureWords } from '@/components/player/ui/feature-words'

const known = {
  bpm: 122.4,
  bpmConfidence: 0.64,
  key: 'C minor',
  camelot: '5A',
  keyConfidence: 0.99,
  energy: 0.82,
  loudnessLufs: -11.24,
  truePeakDb: -0.31,
}

it('says what is known of a sound, how sure that is, and what else the beat may be', () => {
  expect(featureWords(known)).toEqual([
    { name: 'Tempo', value: '122.4 bpm', more: 'or 61.2, 244.8, 64% sure' },
    { name: 'Key', value: 'C minor, 5A', more: undefined },
    { name: 'Energy', value: '82%' },
    { name: 'Loudness', value: '-11.2 LUFS', more: 'peak -0.3 dBTP' },
  ])
})

it('leaves out what nobody knows', () => {
  const unknown = { ...known, bpm: null, key: null, energy: null, truePeakDb: null }
  expect(featureWords(unknown)).toEqual([
    { name: 'Loudness', value: '-11.2 LUFS', more: undefined },
  ])
  expect(featureWords(null)).toEqual([])
})
