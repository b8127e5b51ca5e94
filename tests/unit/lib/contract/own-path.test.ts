import { describe, expect, it } from 'vitest'
import { ownPath, ownPathOr, parseOwnPath } from '@/lib/contract/own-path'

const TRICKS = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  'http://here.invalid@evil.example/',
  'http://here.invalid.evil.example/',
  '?next=//evil.example',
  '',
  `/${'a'.repeat(2_000)}`,
]

describe('a path of this site', () => {
  it.each(TRICKS)('is not %j', (wanted) => {
    expect(parseOwnPath(wanted)).toBeNull()
    expect(ownPathOr(wanted, '/home')).toBe('/home')
    expect(ownPath.safeParse(wanted).success).toBe(false)
  })

  it.each([
    ['/import', '/import'],
    ['/', '/'],
    ['/playlists/1?tab=a&b=%2F%2Fc', '/playlists/1?tab=a&b=%2F%2Fc'],
    ['/a/../import', '/import'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
    ['/a?next=//evil.example', '/a?next=//evil.example'],
    ['/import#top', '/import'],
  ])('can be %j', (wanted, path) => {
    expect(parseOwnPath(wanted)).toBe(path)
    // A browser resolves it to this site.
    expect(new URL(path, 'https://riffle.example').origin).toBe('https://riffle.example')
  })

  it('is the fallback for none or several values', () => {
    expect(ownPathOr(undefined)).toBe('/')
    expect(ownPathOr(['/a', '/b'])).toBe('/')
  })
})
