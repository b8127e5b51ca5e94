import { z } from 'zod'

const Session = z.object({ accessToken: z.string() })

/**
 * Registers a new account at a running server, as a client with an address if one is given. Returns its
 * access token.
 * @throws Error if that fails
 */
export async function registerAccount(url: string, address?: string): Promise<string> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (address) headers.set('x-forwarded-for', address)
  const response = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers,
    body: JSON.stringify(aNewAccount()),
  })
  return readAccessToken(await response.text())
}

/** The body of a registration. */
export const aNewAccount = () => ({
  email: `${crypto.randomUUID()}@example.org`,
  password: 'violet mango harbour 42',
  displayName: 'Ada',
})

/** Returns the access token in the response to a registration. */
export const readAccessToken = (text: string): string => Session.parse(JSON.parse(text)).accessToken
