import fc from 'fast-check'
import { expect, it } from 'vitest'
import { generateApiToken, isApiToken, isWellFormedToken } from '@/lib/auth/api-tokens'

it('generates different tokens of the documented form', () => {
  const made = Array.from({ length: 1_000 }, generateApiToken)
  expect(new Set(made.map(({ token }) => token)).size).toBe(1_000)
  for (const { token, hint } of made) {
    expect(token).toMatch(/^rfl_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/)
    expect(token.startsWith(`${hint}_`)).toBe(true)
    expect(isApiToken(token) && isWellFormedToken(token)).toBe(true)
  }
})

it('detects a token with any one letter changed', () => {
  const { token } = generateApiToken()
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ09_x'), (place, letter) => {
      fc.pre(token[place] !== letter)
      return !isWellFormedToken(token.slice(0, place) + letter + token.slice(place + 1))
    }),
    { numRuns: 500 },
  )
})
