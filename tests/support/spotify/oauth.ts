import { createHash, randomBytes } from 'node:crypto'

export type Account = { accountId?: string; profileId: string; name: string }
type Grant = { account: Account; scope: string }
type Code = Grant & { challenge: string; redirectUri: string }
type TokenAnswer = { status: number; body: Record<string, unknown> }

const refuse = (error: string): TokenAnswer => ({ status: 400, body: { error } })

/**
 * Spotify's accounts service: asks nobody, and gives tokens for the account that is signed in. It
 * holds everybody to PKCE, to one use of a code and to the exact redirect address.
 */
export function createAccounts(clientId: string) {
  const codes = new Map<string, Code>()
  const access = new Map<string, Grant>()
  const refresh = new Map<string, Grant>()
  const usual = {
    /** Whether a renewal replaces the refresh token, as Spotify may do with PKCE. */
    rotates: true,
    expiresInSeconds: 3_600,
    scope: undefined as string | undefined,
  }
  const settings = {
    account: { accountId: 'acc-ada', profileId: 'ada', name: 'Ada' } as Account,
    ...usual,
  }
  const fresh = (kind: string) => `${kind}-canary-${randomBytes(24).toString('base64url')}`

  function grant(to: Grant, old?: string): TokenAnswer {
    const accessToken = fresh('access')
    access.set(accessToken, to)
    const isNew = !old || settings.rotates
    const refreshToken = isNew ? fresh('refresh') : old
    if (old && settings.rotates) refresh.delete(old)
    refresh.set(refreshToken, to)
    return {
      status: 200,
      body: {
        access_token: accessToken,
        token_type: 'Bearer',
        scope: to.scope,
        expires_in: settings.expiresInSeconds,
        ...(isNew ? { refresh_token: refreshToken } : {}),
      },
    }
  }

  return {
    settings,
    calm: () => void Object.assign(settings, usual),
    access,
    refresh,
    /** Where the browser is led to from the page on which the user agrees. */
    authorize(query: URLSearchParams): URL {
      const redirectUri = query.get('redirect_uri') ?? ''
      const back = new URL(redirectUri)
      back.searchParams.set('state', query.get('state') ?? '')
      const isRight =
        query.get('client_id') === clientId &&
        query.get('response_type') === 'code' &&
        query.get('code_challenge_method') === 'S256' &&
        (back.protocol === 'https:' || back.hostname === '127.0.0.1')
      if (!isRight) throw new Error(`INVALID_CLIENT: ${query}`)
      const code = fresh('code')
      codes.set(code, {
        account: settings.account,
        scope: settings.scope ?? query.get('scope') ?? '',
        challenge: query.get('code_challenge') ?? '',
        redirectUri,
      })
      back.searchParams.set('code', code)
      return back
    },
    token(form: URLSearchParams): TokenAnswer {
      if (form.get('client_id') !== clientId) return refuse('invalid_client')
      if (form.get('grant_type') === 'refresh_token') {
        const old = form.get('refresh_token') ?? ''
        const known = refresh.get(old)
        return known ? grant(known, old) : refuse('invalid_grant')
      }
      const code = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const isRight = code?.challenge === challenge && code.redirectUri === form.get('redirect_uri')
      return code && isRight ? grant(code) : refuse('invalid_grant')
    },
  }
}
