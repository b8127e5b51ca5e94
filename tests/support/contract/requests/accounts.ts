import { PASSWORD } from '../library'
import type { ValidRequest } from '../valid-request'
import { emptyRequest, newEmail } from './common'

/** The form of the token of a link. */
const LINK_TOKEN = 'x'.repeat(43)

/** Valid requests, by the ids of their operations. */
export const accountRequests: Record<string, ValidRequest> = {
  getSetup: { create: emptyRequest },
  // The tests have an administrator, so the setup is closed.
  completeSetup: {
    create: () => ({
      body: { setupCode: 'AAAA-AAAA-AAAA-AAAA', email: newEmail(), password: PASSWORD },
    }),
    statuses: 409,
  },
  listActivity: { create: emptyRequest },
  enterAsGuest: { create: () => ({ body: {} }) },
  register: { create: () => ({ body: { email: newEmail(), password: PASSWORD } }) },
  login: { create: ({ email }) => ({ body: { email, password: PASSWORD } }) },
  refresh: {
    create: async ({ signIn }) => ({ body: { refreshToken: (await signIn()).refreshToken } }),
  },
  logout: { create: emptyRequest, endsSession: true },
  getMe: { create: emptyRequest },
  updateMe: { create: () => ({ body: { displayName: 'Ada' } }) },
  deleteMe: { create: () => ({ body: { password: PASSWORD } }), endsSession: true },
  changePassword: {
    create: () => ({ body: { currentPassword: PASSWORD, newPassword: 'copper violin tundra 7' } }),
    endsSession: true,
  },
  requestPasswordReset: { create: ({ email }) => ({ body: { email } }), statuses: 503 },
  resetPassword: {
    create: () => ({ body: { token: LINK_TOKEN, newPassword: 'copper violin tundra 7' } }),
    statuses: 409,
  },
  confirmEmail: { create: () => ({ body: { token: LINK_TOKEN } }), statuses: 409 },
  changeEmail: {
    create: ({ email }) => ({ body: { email, currentPassword: PASSWORD } }),
  },
  requestEmailVerification: { create: () => ({ body: {} }), statuses: 503 },
  listIdentities: { create: emptyRequest },
  checkIdentityLink: { create: emptyRequest, statuses: 503 },
  removeIdentity: {
    create: () => ({ params: { identityId: '01890a5d-ac96-774b-bcce-b302099a8057' } }),
    statuses: 404,
    shared: true,
  },
  addDemo: { create: emptyRequest, statuses: [204, 409] },
  exportMe: { create: emptyRequest },
  listSessions: { create: emptyRequest },
  endSession: {
    create: async ({ session }) => ({ params: { sessionId: await session() } }),
    endsSession: true,
  },
  endOtherSessions: { create: emptyRequest },
  listApiTokens: { create: emptyRequest },
  createApiToken: { create: () => ({ body: { name: 'Script', scopes: ['read'] } }) },
  deleteApiToken: {
    create: async ({ apiToken }) => ({ params: { keyId: (await apiToken()).id } }),
  },
}
