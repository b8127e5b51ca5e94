import { auth as contract } from '@/lib/contract/auth'
import { bind } from '@/lib/http/bind'
import { login, logout, refresh, register } from '@/lib/services/accounts/auth'
import { enterAsGuest } from '@/lib/services/accounts/guests'

export const auth = [
  [contract.guest, bind(contract.guest, enterAsGuest)],
  [contract.register, bind(contract.register, register)],
  [contract.login, bind(contract.login, login)],
  [contract.refresh, bind(contract.refresh, refresh)],
  [contract.logout, bind(contract.logout, logout)],
] as const
