import { auth as contract } from '@/lib/contract/auth'
import { bind } from '@/lib/http/bind'
import { login, logout, register } from '@/lib/services/accounts/auth'
import { confirmEmail } from '@/lib/services/accounts/email-address'
import { enterAsGuest } from '@/lib/services/accounts/guests'
import { requestPasswordReset, resetPassword } from '@/lib/services/accounts/password-reset'
import { refresh } from '@/lib/services/accounts/refresh'

export const auth = [
  bind(contract.guest, enterAsGuest),
  bind(contract.register, register),
  bind(contract.login, login),
  bind(contract.refresh, refresh),
  bind(contract.logout, logout),
  bind(contract.forgotPassword, requestPasswordReset),
  bind(contract.resetPassword, resetPassword),
  bind(contract.confirmEmail, confirmEmail),
] as const
