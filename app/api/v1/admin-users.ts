import { adminUsers as contract } from '@/lib/contract/admin-users'
import { bind } from '@/lib/http/bind'
import {
  createResetLink,
  deleteUser,
  listUsers,
  removeUserTwoFactor,
  updateUser,
} from '@/lib/services/accounts/admin-users'

export const adminUsers = [
  bind(contract.list, listUsers),
  bind(contract.update, updateUser),
  bind(contract.createResetLink, createResetLink),
  bind(contract.removeTwoFactor, removeUserTwoFactor),
  bind(contract.remove, deleteUser),
] as const
