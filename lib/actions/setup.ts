'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { createSessionCookie } from '@/lib/auth/cookie-claims'
import { setup as contract } from '@/lib/contract/setup'
import { createOwner } from '@/lib/services/accounts/setup'
import { openSession } from '@/lib/services/accounts/sign-in'
import { type ActionProblem, createAction } from './create-action'

/** The state of the setup form: the problem of the last attempt, and the input except the password. */
export type SetupFormState = {
  problem: ActionProblem | null
  values: { setupCode: string; email: string; displayName: string }
}

const complete = createAction(contract.complete, async (ctx, input) => {
  const owner = await createOwner(ctx, input)
  const sid = await openSession(ctx, owner, 'browser')
  const { name, value, ...options } = await createSessionCookie({ sub: owner.id, sid })
  const jar = await cookies()
  jar.set(name, value, options)
  revalidatePath('/', 'layout')
})

/** Creates the owner's account, signs the browser in and redirects to the checklist. */
export async function completeSetupAction(
  _previous: SetupFormState,
  form: FormData,
): Promise<SetupFormState> {
  const read = (name: string) => String(form.get(name) ?? '')
  const values = {
    setupCode: read('setupCode'),
    email: read('email'),
    displayName: read('displayName'),
  }
  const result = await complete({
    ...values,
    displayName: values.displayName.trim() || undefined,
    password: read('password'),
  })
  if (!result.ok) return { problem: result.problem, values }
  redirect('/welcome')
}
