import { aUser } from '@/tests/support/app'
import type { ValidRequest } from '../valid-request'
import { emptyRequest, newEmail, withJob } from './common'

/** Valid requests, by the ids of their operations. */
export const adminRequests: Record<string, ValidRequest> = {
  endSessionsOfUser: {
    create: async () => ({ params: { userId: (await aUser('bob')).id } }),
    shared: true,
  },
  listJobs: { create: emptyRequest },
  startBackup: { create: emptyRequest, statuses: [202, 409] },
  retryJob: { create: withJob, statuses: 404, shared: true },
  retryFailedJobs: { create: () => ({ params: { queue: 'import' } }), shared: true },
  pauseQueue: { create: () => ({ params: { queue: 'cleanup' } }), shared: true },
  resumeQueue: { create: () => ({ params: { queue: 'cleanup' } }), shared: true },
  listUsers: { create: emptyRequest },
  updateUser: {
    create: async () => ({ params: { userId: (await aUser()).id }, body: { isDisabled: true } }),
    shared: true,
  },
  createResetLink: {
    create: async () => ({ params: { userId: (await aUser()).id } }),
    shared: true,
  },
  removeUserTwoFactor: {
    create: async () => ({ params: { userId: (await aUser()).id } }),
    shared: true,
  },
  deleteUser: {
    create: async () => {
      const { id, email } = await aUser()
      return { params: { userId: id }, body: { email } }
    },
    shared: true,
  },
  listInvitations: { create: emptyRequest },
  createInvitation: { create: () => ({ body: { email: newEmail(), expiresInDays: 3 } }) },
  revokeInvitation: {
    create: () => ({ params: { invitationId: '01890a5d-ac96-774b-bcce-b302099a8057' } }),
    statuses: 404,
    shared: true,
  },
  listConfiguration: { create: emptyRequest },
  testConfiguration: { create: () => ({ params: { part: 'redis' } }) },
}
