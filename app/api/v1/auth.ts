import { auth as contract } from '@/lib/contract/auth'
import { bind } from '@/lib/http/bind'
import { login, logout, refresh, register } from '@/lib/services/accounts/auth'
import { enterAsGuest } from '@/lib/services/accounts/guests'

export const auth = [
  bind(contract.guest, enterAsGuest),
  bind(contract.register, register),
  bind(contract.login, login),
  bind(contract.refresh, refresh),
  bind(contract.logout, logout),
] as const
