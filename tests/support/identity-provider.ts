import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

type Settings = {
  /** Whether the claims of the person are in the ID token too, and not only in UserInfo. */
  hasClaimsInIdToken: boolean
}

type Person = { sub: string; email?: string; email_verified?: boolean; name?: string }

export type IdentityProvider = {
  settings: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string }
  /** The person who signs in next. */
  person: Person
  /** How long ago that person entered a password, in seconds. */
  signedInSecondsAgo: number
  stop: () => Promise<void>
}

const CLIENT_ID = 'riffle'
const CLIENT_SECRET = 'the secret of a client in tests 7Qm2vKp9'

/** Starts an OpenID Connect provider on a free port, where a person signs in without a form. */
export async function startIdentityProvider(
  redirectUri: string,
  { hasClaimsInIdToken }: Settings = { hasClaimsInIdToken: true },
): Promise<IdentityProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const people = new Map<string, Person>()
  const running: IdentityProvider = {
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_CLIENT_SECRET: CLIENT_SECRET },
    person: { sub: 'nobody' },
    signedInSecondsAgo: 0,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !hasClaimsInIdToken,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ ...people.get(sub), sub }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: CLIENT_ID,
        accountId: ctx.oidc.session?.accountId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response)
    const { person, signedInSecondsAgo } = running
    const ts = Math.floor(Date.now() / 1000) - signedInSecondsAgo
    people.set(person.sub, person)
    void provider.interactionFinished(request, response, { login: { accountId: person.sub, ts } })
  })
  return running
}
