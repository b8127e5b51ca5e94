import { describe, expect, it } from 'vitest'
import { readSettings } from '@/lib/config/env'
import { createSecurityTxtResponse } from '@/lib/services/operations/security-txt'

const NOW = new Date('2026-12-01T00:00:00Z')
const CONTACT = {
  APP_URL: 'https://riffle.example.org',
  SECURITY_CONTACT: 'mailto:security@example.org, https://example.org/report',
  SECURITY_TXT_EXPIRES: '2027-06-30',
}

const read = async (source: Record<string, string>, now = NOW) => {
  const response = createSecurityTxtResponse(readSettings(source), now)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    cache: response.headers.get('cache-control'),
    text: await response.text(),
  }
}

describe('security.txt', () => {
  it('lists the contacts in order, the time of expiry and its own address', async () => {
    expect(await read(CONTACT)).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      cache: 'public, max-age=3600',
      text: [
        'Contact: mailto:security@example.org',
        'Contact: https://example.org/report',
        'Expires: 2027-06-30T00:00:00.000Z',
        'Preferred-Languages: en',
        'Canonical: https://riffle.example.org/.well-known/security.txt',
        '',
      ].join('\n'),
    })
  })

  it('names no address of its own without APP_URL', async () => {
    const { APP_URL: _, ...source } = CONTACT
    expect((await read(source)).text).not.toContain('Canonical')
  })

  it('is a 404 with the reason without a contact', async () => {
    const { status, type, cache, text } = await read({})
    expect({ status, type, cache }).toEqual({
      status: 404,
      type: 'text/plain; charset=utf-8',
      cache: 'no-store',
    })
    expect(text).toContain('SECURITY_CONTACT')
  })

  it('is a 404 with the reason once it has expired', async () => {
    const { status, text } = await read(CONTACT, new Date('2027-06-30T00:00:00Z'))
    expect(status).toBe(404)
    expect(text).toContain('SECURITY_TXT_EXPIRES')
  })
})

describe('a server does not start with', () => {
  it.each([
    [{ SECURITY_CONTACT: 'security@example.org' }, /SECURITY_CONTACT must be/],
    [{ SECURITY_CONTACT: 'http://example.org/report' }, /SECURITY_CONTACT must be/],
    [{ SECURITY_CONTACT: 'mailto:a@b.org\nExpires:' }, /SECURITY_CONTACT must be/],
    [{ SECURITY_TXT_EXPIRES: 'soon' }, /SECURITY_TXT_EXPIRES must be/],
    [{ SECURITY_TXT_EXPIRES: '2027-02-30' }, /SECURITY_TXT_EXPIRES must be/],
  ])('%j', (changed, message) => {
    expect(() => readSettings({ ...CONTACT, ...changed })).toThrow(message)
  })

  it.each(['SECURITY_CONTACT', 'SECURITY_TXT_EXPIRES'])('%s alone', (name) => {
    const source = { [name]: CONTACT[name as keyof typeof CONTACT] }
    expect(() => readSettings(source)).toThrow(/must be set together/)
  })
})
