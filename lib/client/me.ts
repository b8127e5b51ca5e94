import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { me as contract } from '@/lib/contract/me'
import { sessions } from '@/lib/contract/sessions'
import { api, urlOf } from './api'
import { promptSignIn, withRecentSignIn } from './recent-sign-in'
import { signOutBrowser } from './session'

/** Changes the name of the account. */
export const useRename = () =>
  useMutation({ mutationFn: (displayName: string) => api(contract.update, { displayName }) })

/** Sets a new password; the account's other sessions end. The first one requires a recent sign-in. */
export const useChangePassword = () =>
  useMutation({
    mutationFn: (change: z.input<typeof contract.changePassword.body>) =>
      withRecentSignIn(() => api(contract.changePassword, change)),
  })

/** Deletes the account with its data and ends the session; guests have no password. An account without one requires a recent sign-in. */
export const useDeleteAccount = () =>
  useMutation({
    mutationFn: (password?: string) => withRecentSignIn(() => api(contract.remove, { password })),
    onSuccess: () => signOutBrowser(),
  })

/** Returns the address of the account that this browser is signed in to. @throws ApiProblem */
export const findSignedInEmail = async (): Promise<string> => (await api(contract.find, {})).email

const MAX_SESSIONS = 100

/** Downloads all data of the account; prompts for a sign-in if the sign-in is not recent. */
export const useAccountDownload = () =>
  useMutation({
    mutationFn: async () => {
      const { data } = await api(sessions.list, { limit: MAX_SESSIONS })
      const isRecent = data.some((session) => session.isCurrent && session.isRecent)
      if (isRecent || (await promptSignIn())) startDownload(urlOf(contract.export, {}))
    },
  })

// The browser saves the file while it arrives; a request of the page would hold it in memory.
function startDownload(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}

/** Adds the songs and playlists of the demo to an empty library. */
export const useAddDemo = () => useMutation({ mutationFn: () => api(contract.addDemo, {}) })
