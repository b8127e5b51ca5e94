import { expect, test } from 'vitest'
import { type LabSettings, parseLabSettings, toLabQuery } from '@/lib/lab/lab-settings'

const throughQuery = (settings: LabSettings) =>
  parseLabSettings(Object.fromEntries(new URLSearchParams(toLabQuery(settings))), 'other')

test('an empty query gives the default list in Balanced, with the default seed', () => {
  expect(parseLabSettings({}, 'fresh1')).toEqual({
    list: { kind: 'demo', shape: 'zipf' },
    seed: 'fresh1',
    mode: 'balanced',
    spacing: 'normal',
    baseline: 'fisher-yates',
  })
})

test('settings are the same after a round trip through the query', () => {
  const demo: LabSettings = {
    list: { kind: 'demo', shape: 'dominant-60' },
    seed: 'a seed & more',
    mode: 'natural',
    spacing: 'far',
    baseline: 'greedy',
  }
  expect(throughQuery(demo)).toEqual(demo)
  const playlistId = '0193a7c2-5e1f-7000-8000-0123456789ab'
  const own: LabSettings = { ...demo, list: { kind: 'own', playlistId } }
  expect(throughQuery(own)).toEqual(own)
})

test('invalid values get their default', () => {
  const query = {
    shape: 'round',
    mode: ['flow', 'random'],
    spacing: '3',
    list: '../me',
    seed: '  ',
    against: 'riffle',
  }
  expect(parseLabSettings(query, 'fresh1')).toEqual({
    list: { kind: 'demo', shape: 'zipf' },
    mode: 'flow',
    spacing: 'normal',
    seed: 'fresh1',
    baseline: 'fisher-yates',
  })
})

test('a seed is cut to 64 characters', () => {
  expect(parseLabSettings({ seed: 'x'.repeat(99) }, '').seed).toHaveLength(64)
})
