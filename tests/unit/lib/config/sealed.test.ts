import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const FIRST = 'k1:pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T'
const SECOND = 'k2:Vb6NmQa1Ws3EdRf5TgYh7UjIk9OlPz0X'
const PLACE = { userId: 'ada', provider: 'spotify', column: 'refresh_token' }

/** Loads the module with these TOKEN_KEYS. */
async function withKeys(ring: string) {
  vi.resetModules()
  vi.stubEnv('TOKEN_KEYS', ring)
  return import('@/lib/config/sealed')
}

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'test')
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/unused')
  vi.stubEnv('AUTH_SECRET', 'x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR')
  vi.stubEnv('PASSWORD_PEPPER', 'c3HdJf6GaUeRx7Qm2vKp9LrT4wZs8NbY')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a sealed text', () => {
  it('opens in its own place, and contains the id of its key', async () => {
    const { seal, unseal, sealingKeyId } = await withKeys(FIRST)
    const sealed = seal('a secret ✓', PLACE)
    expect(unseal(sealed, PLACE)).toBe('a secret ✓')
    expect(sealed.split('.')[0]).toBe(sealingKeyId())
    expect(sealed).not.toContain('secret')
  })

  it('differs each time', async () => {
    const { seal } = await withKeys(FIRST)
    const sealed = Array.from({ length: 50 }, () => seal('same', PLACE))
    expect(new Set(sealed).size).toBe(50)
  })

  it.each([
    { ...PLACE, userId: 'bob' },
    { ...PLACE, provider: 'youtube' },
    { ...PLACE, column: 'access_token' },
  ])('does not open in another place: %o', async (elsewhere) => {
    const { seal, unseal, SealBrokenError } = await withKeys(FIRST)
    expect(() => unseal(seal('a', PLACE), elsewhere)).toThrow(SealBrokenError)
  })

  it('does not open with a single changed character', async () => {
    const { seal, unseal, SealBrokenError } = await withKeys(FIRST)
    const sealed = seal('a secret', PLACE)
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
      // The last character of base64 may contain unused bits.
      if (meaningOf(changed) === meaningOf(sealed)) continue
      expect(() => unseal(changed, PLACE), `changed at ${at}`).toThrow(SealBrokenError)
    }
  })

  it.each(['', '.', 'k1', 'k1..', 'k1.AAAA.AAAA', 'k1.AAAAAAAAAAAAAAAA.', 'no dots at all'])(
    'is not %j',
    async (text) => {
      const { unseal, SealBrokenError } = await withKeys(FIRST)
      expect(() => unseal(text, PLACE)).toThrow(SealBrokenError)
    },
  )

  it('opens with any key of TOKEN_KEYS; the first key seals', async () => {
    const before = await withKeys(FIRST)
    const sealed = before.seal('a secret', PLACE)
    const during = await withKeys(`${SECOND},${FIRST}`)
    expect(during.unseal(sealed, PLACE)).toBe('a secret')
    expect(during.seal('another', PLACE)).toMatch(/^k2\./)
    const after = await withKeys(SECOND)
    expect(() => after.unseal(sealed, PLACE)).toThrow(after.SealBrokenError)
  })
})

function meaningOf(sealed: string): string {
  const [keyId, ...parts] = sealed.split('.')
  return [keyId, ...parts.map((part) => Buffer.from(part, 'base64url').toString('hex'))].join('.')
}
