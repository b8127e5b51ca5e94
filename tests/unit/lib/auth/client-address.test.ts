import { describe, expect, it } from 'vitest'
import { clientAddress, siteOf } from '@/lib/auth/client-address'

const addressOf = (forwarded: string) =>
  clientAddress(new Headers({ 'x-forwarded-for': forwarded }))

describe('the address of a caller', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['10.0.0.1, 192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['2001:db8::1:2:3:4', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', 'unknown'],
    ['nonsense', 'nonsense'],
  ])('%s counts as %s', (forwarded, household) => {
    expect(addressOf(forwarded)).toBe(household)
  })

  it('is the same for all spellings of one network', () => {
    const written = [
      '2001:db8::1',
      '2001:db8:0::2',
      '2001:db8:0:0:9::',
      '2001:0db8:0000:0000:a:b:c:d',
    ]
    expect(new Set(written.map(addressOf)).size).toBe(1)
  })
})

describe('the site of a caller', () => {
  it.each([
    ['2001:db8:1:2', '2001:db8:1'],
    ['192.0.2.7', undefined],
    ['unknown', undefined],
    ['0190c8a0-0000-7000-8000-000000000000', undefined],
  ])('of %s is %s', (network, site) => expect(siteOf(network)).toBe(site))
})
