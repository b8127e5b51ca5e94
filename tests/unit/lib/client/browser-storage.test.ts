import { afterEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readStored, removeStored, writeStored } from '@/lib/client/browser-storage'

const Volume = z.number().max(1)

afterEach(() => vi.unstubAllGlobals())

function storeInMemory() {
  const stored = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  })
  return stored
}

it('returns a stored value until it is removed', () => {
  storeInMemory()
  writeStored('volume', 0.5)
  expect(readStored('volume', Volume)).toBe(0.5)
  removeStored('volume')
  expect(readStored('volume', Volume)).toBeUndefined()
})

it.each(['{', '"loud"', '2'])('ignores %s, which has another form', (text) => {
  storeInMemory().set('volume', text)
  expect(readStored('volume', Volume)).toBeUndefined()
})

it('stores nothing if storage is not allowed', () => {
  const reject = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: reject, setItem: reject, removeItem: reject })
  writeStored('volume', 0.5)
  removeStored('volume')
  expect(readStored('volume', Volume)).toBeUndefined()
})
