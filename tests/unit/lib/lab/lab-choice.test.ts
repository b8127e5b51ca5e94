import { expect, test } from 'vitest'
import { choiceFrom, type LabChoice, queryOf } from '@/lib/lab/lab-choice'

const back = (choice: LabChoice) =>
  choiceFrom(Object.fromEntries(new URLSearchParams(queryOf(choice))), 'other')

test('an empty address shows the usual list in Balanced, with a fresh seed', () => {
  expect(choiceFrom({}, 'fresh1')).toEqual({
    list: { kind: 'demo', shape: 'zipf' },
    seed: 'fresh1',
    mode: 'balanced',
    spacing: 'normal',
    against: 'fisher-yates',
  })
})

test('what an address was made from is what is read back from it', () => {
  const choice: LabChoice = {
    list: { kind: 'demo', shape: 'dominant-60' },
    seed: 'a seed & more',
    mode: 'natural',
    spacing: 'far',
    against: 'greedy',
  }
  expect(back(choice)).toEqual(choice)
  const playlistId = '0193a7c2-5e1f-7000-8000-0123456789ab'
  const own: LabChoice = { ...choice, list: { kind: 'own', playlistId } }
  expect(back(own)).toEqual(own)
})

test('what makes no sense takes its default', () => {
  const query = {
    shape: 'round',
    mode: ['flow', 'random'],
    spacing: '3',
    list: '../me',
    seed: '  ',
  }
  expect(choiceFrom(query, 'fresh1')).toMatchObject({
    list: { kind: 'demo', shape: 'zipf' },
    mode: 'flow',
    spacing: 'normal',
    seed: 'fresh1',
  })
})

test('a seed is never longer than 64 characters', () => {
  expect(choiceFrom({ seed: 'x'.repeat(99) }, '').seed).toHaveLength(64)
})
