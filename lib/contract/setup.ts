import { z } from 'zod'
import { contract } from './contract'
import { password, setupCode, Tokens } from './credentials'
import { email } from './fields'
import { displayName } from './user'

export const setup = {
  find: contract({
    operationId: 'getSetup',
    method: 'get',
    path: '/setup',
    tag: 'Administration',
    summary: 'Find out whether the server is set up',
    description: 'The setup is open until the server has an administrator.',
    access: 'public',
    limit: 'read',
    output: z.object({ isOpen: z.boolean() }).meta({ id: 'Setup' }),
    status: 200,
    errors: [],
  }),
  complete: contract({
    operationId: 'completeSetup',
    method: 'post',
    path: '/setup',
    tag: 'Administration',
    summary: 'Create the account of the owner',
    description:
      'Creates the first administrator. Requires the `setupCode` that the server prints when it starts, which is valid for 24 hours. Repeated wrong codes are delayed.',
    access: 'public',
    limit: 'auth',
    body: z.strictObject({ setupCode, email, password, displayName: displayName.optional() }),
    output: Tokens,
    status: 201,
    errors: [
      'setup_closed',
      'setup_code_needed',
      'email_taken',
      'weak_password',
      'insufficient_storage',
    ],
  }),
}
