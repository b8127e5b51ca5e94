import { MockAgent } from 'undici'
import { expect, it } from 'vitest'
import { resolveShortLink } from '@/lib/integrations/link-lookup/short-link'

/** Mocks the network: a host redirects to each of the addresses in turn. */
function mockRedirects(...locations: string[]) {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  const origins = ['https://short.example', ...locations.map((url) => new URL(url).origin)]
  for (const [at, location] of locations.entries()) {
    dispatcher
      .get(origins[at] ?? '')
      .intercept({ path: () => true })
      .reply(302, '', { headers: { location } })
  }
  return dispatcher
}

const isTarget = (url: string) => url.startsWith('https://www.service.example/track/')
const resolve = (...locations: string[]) =>
  resolveShortLink('https://short.example/a', isTarget, mockRedirects(...locations))

it('returns the first redirect that leads to the service', async () => {
  const target = 'https://www.service.example/track/3'
  expect(await resolve(target)).toBe(target)
  expect(await resolve('https://other.example/x', target)).toBe(target)
})

it('does not follow redirects to this machine or by http', async () => {
  await expect(resolve('http://127.0.0.1/track/3')).rejects.toMatchObject({ kind: 'refused' })
  await expect(resolve('http://www.service.example/x')).rejects.toMatchObject({ kind: 'refused' })
})
