import { describe, expect, it } from 'vitest'
import { playlists } from '@/lib/contract/playlists'
import { InvalidInputError } from '@/lib/errors'
import { parseInput } from '@/lib/http/parse-input'

describe('the input of a call', () => {
  it('is rejected with paths of the documented maximum length', () => {
    const body = { name: 'Late trains', ['x'.repeat(5_000)]: 1 }
    const parse = () => parseInput(playlists.create, { params: {}, query: {}, body })
    expect(parse).toThrow(InvalidInputError)
    try {
      parse()
    } catch (error) {
      const { faults } = error as InvalidInputError
      expect(faults).toEqual([{ path: 'x'.repeat(500), message: expect.any(String) }])
    }
  })
})
