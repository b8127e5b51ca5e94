import { describe, expect, it } from 'vitest'
import { moveBy, moveToGap } from '@/components/tracks/track-move'

const ids = ['a', 'b', 'c', 'd', 'e']
const row = (id: string, ...selected: string[]) => ({
  ids,
  selectedIds: new Set(selected),
  index: ids.indexOf(id),
})

describe('a row that is dropped', () => {
  it.each([
    ['b', 0, 0],
    ['b', 4, 3],
    ['b', 5, 4],
  ])('%s before index %i moves to index %i of the others', (id, gap, position) => {
    expect(moveToGap(row(id, 'd'), gap)).toEqual({ trackIds: [id], position })
  })

  it('takes the selection along, if it is selected', () => {
    expect(moveToGap(row('b', 'd', 'b'), 5)).toEqual({ trackIds: ['b', 'd'], position: 3 })
    expect(moveToGap(row('d', 'd', 'b'), 1)).toEqual({ trackIds: ['b', 'd'], position: 1 })
  })
})

describe('a row that is moved by keys', () => {
  it('moves by other rows, within the list', () => {
    expect(moveBy(row('b'), 1)).toEqual({ trackIds: ['b'], position: 2 })
    expect(moveBy(row('b'), -10)).toEqual({ trackIds: ['b'], position: 0 })
    expect(moveBy(row('b'), 10)).toEqual({ trackIds: ['b'], position: 4 })
  })

  it('takes the selection along, if it is selected', () => {
    expect(moveBy(row('a', 'a', 'b'), 1)).toEqual({ trackIds: ['a', 'b'], position: 1 })
    expect(moveBy(row('b', 'a', 'b'), -1)).toEqual({ trackIds: ['a', 'b'], position: 0 })
  })
})
