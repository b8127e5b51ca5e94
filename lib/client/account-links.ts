import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { auth } from '@/lib/contract/auth'
import { me } from '@/lib/contract/me'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'

/** Requests a mail with a link that sets a new password. @throws ApiProblem */
export const requestPasswordReset = (email: string) => api(auth.forgotPassword, { email })

/** Sets a new password with the token of a link. @throws ApiProblem */
export const resetPassword = (reset: z.input<typeof auth.resetPassword.body>) =>
  api(auth.resetPassword, reset)

/** Confirms the address that a link was sent to. @throws ApiProblem */
export const confirmEmail = (token: string) => api(auth.confirmEmail, { token })

/** Changes the address of the account; without a password, it requires a recent sign-in. */
export const useChangeEmail = () =>
  useMutation({
    mutationFn: (change: z.input<typeof me.changeEmail.body>) =>
      withRecentSignIn(() => api(me.changeEmail, change)),
  })

/** Requests the link that confirms the current address again. */
export const useVerifyEmail = () => useMutation({ mutationFn: () => api(me.verifyEmail, {}) })
