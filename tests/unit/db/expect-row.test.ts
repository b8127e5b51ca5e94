import { expect, it } from 'vitest'
import { expectRow } from '@/db/expect-row'

it('returns the first row', () => {
  expect(expectRow([{ id: 1 }, { id: 2 }])).toEqual({ id: 1 })
})

it('throws if a statement that always returns a row returned none', () => {
  expect(() => expectRow([])).toThrow('returned no row')
})
