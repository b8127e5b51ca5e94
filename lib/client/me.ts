import { useMutation } from '@tanstack/react-query'
import { me as contract } from '@/lib/contract/me'
import { api } from './api'
import { signOutBrowser } from './session'

/** Changes the name of the account. */
export const useRename = () =>
  useMutation({ mutationFn: (displayName: string) => api(contract.update, { displayName }) })

/** Sets a new password; the account's other sessions end. */
export const useChangePassword = () =>
  useMutation({
    mutationFn: (passwords: { currentPassword: string; newPassword: string }) =>
      api(contract.changePassword, passwords),
  })

/** Deletes the account with its data and ends the session; guests have no password. */
export const useDeleteAccount = () =>
  useMutation({
    mutationFn: (password?: string) => api(contract.remove, { password }),
    onSuccess: () => signOutBrowser(),
  })
