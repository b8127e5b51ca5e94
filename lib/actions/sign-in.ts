'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { auth as contract } from '@/lib/contract/auth'
import { ownPathOr } from '@/lib/contract/own-path'
import { deviceCookie, readDeviceToken } from '@/lib/http/device-cookie'
import type { ErrorCode } from '@/lib/problem-codes'
import { verifyCredentials } from '@/lib/services/accounts/auth'
import { createGuest } from '@/lib/services/accounts/guests'
import { createAccount } from '@/lib/services/accounts/registration'
import { type ActionProblem, createAction } from './create-action'
import { openSession } from './open-session'

/** The state of the sign-in form: the problem of the last attempt, and the address that was typed. */
export type SignInFormState = { problem: ActionProblem | null; email: string }

/** The state of the registration form: the problem of the last attempt, and the input except the password. */
export type RegisterFormState = {
  problem: ActionProblem | null
  values: { email: string; displayName: string; setupCode: string }
}

const signIn = createAction(contract.login, async (ctx, input) => {
  const deviceToken = readDeviceToken((await headers()).get('cookie'))
  const user = await verifyCredentials(ctx, { ...input, deviceToken })
  await openSession(ctx, user)
  await rememberDevice(user.email)
})

const register = createAction(contract.register, async (ctx, input) => {
  const user = await createAccount(ctx, input)
  await openSession(ctx, user)
  await rememberDevice(user.email)
})

const enterAsGuest = createAction(contract.guest, async (ctx) => {
  if (!ctx.actor) await openSession(ctx, await createGuest(ctx))
})

/** Signs in the browser that sent the form before scripts had loaded, and opens the path `next`. */
export async function signInAction(
  _previous: SignInFormState,
  form: FormData,
): Promise<SignInFormState> {
  const email = textOf(form, 'email')
  const result = await signIn({
    email,
    password: textOf(form, 'password'),
    totp: optionalTextOf(form, 'totp'),
    recoveryCode: optionalTextOf(form, 'recoveryCode'),
  })
  if (!result.ok) return { problem: result.problem, email }
  redirect(ownPathOr(textOf(form, 'next')))
}

/** Creates an account, signs the browser in that sent the form, and opens the path `next`. */
export async function registerAction(
  _previous: RegisterFormState,
  form: FormData,
): Promise<RegisterFormState> {
  const values = {
    email: textOf(form, 'email'),
    displayName: textOf(form, 'displayName'),
    setupCode: textOf(form, 'setupCode'),
  }
  const result = await register({
    email: values.email,
    password: textOf(form, 'password'),
    displayName: optionalTextOf(form, 'displayName'),
    setupCode: optionalTextOf(form, 'setupCode'),
  })
  if (!result.ok) return { problem: result.problem, values }
  redirect(ownPathOr(textOf(form, 'next')))
}

/** Signs a visitor in as a guest and opens the home page; returns the code of a problem. */
export async function tryDemoAction(): Promise<ErrorCode | null> {
  const result = await enterAsGuest({})
  if (!result.ok) return result.problem.code
  redirect('/')
}

/** The browser is recognised when it signs in to the account again. */
async function rememberDevice(email: string): Promise<void> {
  const { name, value, ...options } = deviceCookie(email)
  const jar = await cookies()
  jar.set(name, value, options)
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '')
const optionalTextOf = (form: FormData, name: string): string | undefined =>
  textOf(form, name).trim() || undefined
