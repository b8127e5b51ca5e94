import { describe, expect, it } from 'vitest'
import { auth } from '@/lib/contract/auth'
import { playlists } from '@/lib/contract/playlists'
import { plays } from '@/lib/contract/plays'
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
      expect(faults).toEqual([
        { path: 'x'.repeat(500), code: 'unknown_field', message: expect.any(String) },
      ])
    }
  })

  it.each([
    [{}, { path: 'name', code: 'missing' }],
    [{ name: 1 }, { path: 'name', code: 'invalid_type', params: { expected: 'string' } }],
    [{ name: 'x'.repeat(300) }, { path: 'name', code: 'too_big', params: { maximum: 200 } }],
  ])('is rejected with a code and the values of the message: %j', (body, fault) => {
    const parse = () => parseInput(playlists.create, { params: {}, query: {}, body })
    expect(parse).toThrow(expect.objectContaining({ faults: [expect.objectContaining(fault)] }))
  })

  it.each([
    [{}, { path: 'outcome', code: 'missing' }],
    [{ outcome: 'paused' }, { path: 'outcome', code: 'invalid_value' }],
  ])('is rejected with the code of an enum: %j', (body, fault) => {
    const parse = () => parseInput(plays.record, { params: {}, query: {}, body })
    const faults = expect.arrayContaining([expect.objectContaining(fault)])
    expect(parse).toThrow(expect.objectContaining({ faults }))
  })

  it('is rejected with all faults of its body at once', () => {
    const body = { email: 'nobody', displayName: '', surprise: 1 }
    const parse = () => parseInput(auth.register, { params: {}, query: {}, body })
    const faults = ['email', 'password', 'displayName', 'surprise'].map((path) =>
      expect.objectContaining({ path }),
    )
    expect(parse).toThrow(expect.objectContaining({ faults: expect.arrayContaining(faults) }))
  })

  it('is rejected with the first hundred of many faults, and their number', () => {
    const unknown = Array.from({ length: 9_999 }, (_, at) => [`field${at}`, 1])
    const body = { name: 'Late trains', ...Object.fromEntries(unknown) }
    const parse = () => parseInput(playlists.create, { params: {}, query: {}, body })
    const isShort = expect.objectContaining({ length: 100 })
    const message = expect.stringContaining('the first 100 of 9999')
    expect(parse).toThrow(expect.objectContaining({ faults: isShort, message }))
  })
})
