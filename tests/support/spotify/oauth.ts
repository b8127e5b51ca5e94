import { createHash, randomBytes } from 'node:crypto'

export type Account = { accountId?: string; profileId: string; name: string }
type Grant = { account: Account; scope: string }
type Code = Grant & { challenge: string; redirectUri: string }
type TokenAnswer = { status: number; body: Record<string, unknown> }

const tokenError = (error: string): TokenAnswer => ({ status: 400, body: { error } })

/**
 * Simulates the accounts service of Spotify: approves at once and issues tokens for the current
 * account. It checks PKCE, the single use of codes and the exact redirect URI.
 */
export function createAccounts(clientId: string) {
  const codes = new Map<string, Code>()
  const access = new Map<string, Grant>()
  const refresh = new Map<string, Grant>()
  const defaults = {
    /** Whether a renewal rotates the refresh token, as Spotify may do with PKCE. */
    rotates: true,
    expiresInSeconds: 3_600,
    scope: undefined as string | undefined,
    /** Whether the client id and secret are rejected. */
    rejectsApp: false,
  }
  const settings = {
    account: { accountId: 'acc-ada', profileId: 'ada', name: 'Ada' } as Account,
    ...defaults,
  }
  const createToken = (kind: string) => `${kind}-canary-${randomBytes(24).toString('base64url')}`

  function grant(to: Grant, old?: string): TokenAnswer {
    const accessToken = createToken('access')
    access.set(accessToken, to)
    const isNew = !old || settings.rotates
    const refreshToken = isNew ? createToken('refresh') : old
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
    reset: () => void Object.assign(settings, defaults),
    access,
    refresh,
    /** Returns the redirect after the user has approved. */
    authorize(query: URLSearchParams): URL {
      const redirectUri = query.get('redirect_uri') ?? ''
      const callback = new URL(redirectUri)
      callback.searchParams.set('state', query.get('state') ?? '')
      const isValid =
        query.get('client_id') === clientId &&
        query.get('response_type') === 'code' &&
        query.get('code_challenge_method') === 'S256' &&
        (callback.protocol === 'https:' || callback.hostname === '127.0.0.1')
      if (!isValid) throw new Error(`INVALID_CLIENT: ${query}`)
      const code = createToken('code')
      codes.set(code, {
        account: settings.account,
        scope: settings.scope ?? query.get('scope') ?? '',
        challenge: query.get('code_challenge') ?? '',
        redirectUri,
      })
      callback.searchParams.set('code', code)
      return callback
    },
    token(form: URLSearchParams): TokenAnswer {
      if (form.get('client_id') !== clientId || settings.rejectsApp)
        return tokenError('invalid_client')
      if (form.get('grant_type') === 'client_credentials') {
        const token = { access_token: createToken('app'), token_type: 'Bearer', expires_in: 3_600 }
        return { status: 200, body: token }
      }
      if (form.get('grant_type') === 'refresh_token') {
        const old = form.get('refresh_token') ?? ''
        const known = refresh.get(old)
        return known ? grant(known, old) : tokenError('invalid_grant')
      }
      const code = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const isRight = code?.challenge === challenge && code.redirectUri === form.get('redirect_uri')
      return code && isRight ? grant(code) : tokenError('invalid_grant')
    },
  }
}
