import { describe, expect, it } from 'vitest'
import { findHostError } from '@/lib/http/allowed-host'

const APP_URL = 'https://riffle.example.org'

const codeOf = (host: string, { appUrl = '', url = '/login', rawHeaders = ['Host', host] } = {}) =>
  findHostError({ url, host, rawHeaders }, appUrl || undefined)?.code

describe('a server with APP_URL', () => {
  it.each([
    'riffle.example.org',
    'riffle.example.org:8443',
    'localhost:3000',
    '127.0.0.1',
    '[::1]:3000',
  ])('serves %s', (host) => {
    expect(codeOf(host, { appUrl: APP_URL })).toBeUndefined()
  })

  it.each([
    'evil.example',
    'riffle.example.org.evil.example',
    '192.168.1.5',
    'music.local',
    'localhost.evil.example',
  ])('does not serve %s', (host) => {
    expect(codeOf(host, { appUrl: APP_URL })).toBe('misdirected_request')
  })

  it('serves probes and monitoring under the address of a machine or a container', () => {
    const machine = (url: string) => codeOf('app:3000', { appUrl: APP_URL, url })
    expect(machine('/api/health/ready')).toBeUndefined()
    expect(machine('/api/metrics?x=1')).toBeUndefined()
    expect(machine('/api/healthy')).toBe('misdirected_request')
    expect(machine('/api/v1/me')).toBe('misdirected_request')
  })
})

describe('a server without APP_URL', () => {
  it.each(['192.168.1.5:3000', '203.0.113.9', '[2001:db8::1]:3000', 'music', 'music.local'])(
    'serves %s',
    (host) => {
      expect(codeOf(host)).toBeUndefined()
    },
  )

  it('serves no public name, which could be that of another site', () => {
    expect(codeOf('evil.example')).toBe('misdirected_request')
  })
})

it('a Host header that is repeated or no host is malformed', () => {
  const rawHeaders = ['Host', 'localhost', 'host', 'evil.example']
  expect(codeOf('localhost', { rawHeaders })).toBe('malformed_request')
  expect(codeOf('')).toBe('malformed_request')
  expect(codeOf('a b')).toBe('malformed_request')
})
