'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { setup as contract } from '@/lib/contract/setup'
import { createOwner } from '@/lib/services/accounts/setup'
import { type ActionProblem, createAction } from './create-action'
import { openSession } from './open-session'

/** The state of the setup form: the problem of the last attempt, and the input except the password. */
export type SetupFormState = {
  problem: ActionProblem | null
  values: { setupCode: string; email: string; displayName: string }
}

const complete = createAction(contract.complete, async (ctx, input) => {
  const owner = await createOwner(ctx, input)
  await openSession(ctx, owner)
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
