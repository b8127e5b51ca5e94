import { expect, it } from 'vitest'
import { createPendingMoves } from '@/db/redis/pending-moves'

it('keeps a user who was added again since the mark was read', () => {
  const pending = createPendingMoves('all')
  pending.add('ada')
  const mark = pending.markOf('ada')
  pending.add('ada')
  pending.remove('ada', mark)
  expect(pending.has('ada')).toBe(true)
  pending.remove('ada', pending.markOf('ada'))
  expect(pending.has('ada')).toBe(false)
})

it('keeps a user who was added after an attempt began', () => {
  const pending = createPendingMoves('all')
  const mark = pending.markOf('ada')
  pending.add('ada')
  pending.remove('ada', mark)
  expect(pending.has('ada')).toBe(true)
})

it('stands for all users beyond 10,000 of them', () => {
  const pending = createPendingMoves('all')
  for (let count = 0; count < 10_000; count++) pending.add(`user ${count}`)
  expect(pending.has('all')).toBe(false)
  pending.add('one more')
  expect(pending.has('all')).toBe(true)
  expect(pending.first(10)).toEqual(['all'])
})
