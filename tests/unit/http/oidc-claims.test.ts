import { expect, it } from 'vitest'
import { addUserInfo } from '@/lib/http/oidc-claims'

const sub = 'ada'
const own = 'ada@example.org'
const other = 'eve@example.org'

it.each([
  [{}, { email: own, email_verified: true }, own, true],
  [{ email: own }, { email: own, email_verified: true }, own, true],
  [{ email: other }, { email: own, email_verified: true }, other, false],
  [{ email: own, email_verified: false }, { email: own, email_verified: true }, own, false],
  [{ email_verified: true }, { email: other }, other, false],
])(
  'takes address and verification of one source: %j and %j',
  (claims, userInfo, email, isVerified) => {
    const merged = addUserInfo({ sub, ...claims }, { sub, ...userInfo })
    expect(merged.email).toBe(email)
    expect(merged.email_verified === true).toBe(isVerified)
  },
)

it('prefers the name of the ID token, and takes no other claims of UserInfo', () => {
  const userInfo = { sub, name: 'Eve', iss: 'https://evil.example', auth_time: 1 }
  expect(addUserInfo({ sub, name: 'Ada' }, userInfo)).toMatchObject({ name: 'Ada' })
  const merged = addUserInfo({ sub }, userInfo)
  expect(merged).toMatchObject({ name: 'Eve' })
  expect(merged.iss ?? merged.auth_time).toBeUndefined()
})

it('rejects claims about another person', () => {
  expect(() => addUserInfo({ sub }, { sub: 'eve', email: other })).toThrow('another person')
  expect(() => addUserInfo({ sub }, { email: other })).toThrow('another person')
})
